import { describe, expect, it } from 'vitest';
import { sessionFingerprint } from '../../../../src/collect-content/session/session-fingerprint.ts';

describe('sessionFingerprint', () => {
  it('is the same for the same session, another for another, and tells nothing of it', () => {
    const session = '1AgAOMTQ5LjE1NC4xNjcuNTA';
    expect(sessionFingerprint(session)).toBe(sessionFingerprint(session));
    expect(sessionFingerprint(`${session}\n`)).toBe(sessionFingerprint(session));
    expect(sessionFingerprint(session)).not.toBe(sessionFingerprint(`${session}x`));
    expect(sessionFingerprint(session)).toMatch(/^[0-9a-f]{32}$/);
  });
});
