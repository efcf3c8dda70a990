import { expect, test } from 'vitest';
import { estimateCompletion } from '../../../../src/api/episode-status/estimate-completion.ts';

const SINCE = '2026-03-01T08:00:00.000Z';
const usualSteps = { pending: 10_000, content_collected: 20_000, processing: 60_000 };
const estimate = (
  status: 'pending' | 'content_collected' | 'processing',
  afterMs: number,
  usual = {},
) =>
  estimateCompletion(
    { status, events: [{ status, at: SINCE }], usualSteps: { ...usualSteps, ...usual } },
    Date.parse(SINCE) + afterMs,
  );

test.each([
  ['pending', 0, '2026-03-01T08:01:30.000Z'],
  ['pending', 9_000, '2026-03-01T08:01:30.000Z'],
  ['content_collected', 5_000, '2026-03-01T08:01:20.000Z'],
  ['processing', 59_000, '2026-03-01T08:01:00.000Z'],
] as const)('%s since %i ms will probably be completed at %s', (status, afterMs, expected) => {
  expect(estimate(status, afterMs)).toBe(expected);
});

test('a step that takes longer than usual pushes the end back, and is never in the past', () => {
  expect(estimate('content_collected', 50_000)).toBe('2026-03-01T08:01:50.000Z');
  expect(estimate('processing', 90_000)).toBe('2026-03-01T08:01:30.000Z');
});

test('nobody knows while a step to come has no past run', () => {
  expect(estimate('pending', 0, { processing: undefined })).toBeNull();
  expect(estimate('processing', 0, { processing: undefined })).toBeNull();
  expect(estimate('processing', 0, { pending: undefined })).not.toBeNull();
});

test.each(['completed', 'skipped', 'failed'] as const)(
  'a %s episode has no end to come',
  (status) => {
    const events = [{ status, at: SINCE }];
    expect(estimateCompletion({ status, events, usualSteps }, Date.parse(SINCE))).toBeNull();
  },
);
