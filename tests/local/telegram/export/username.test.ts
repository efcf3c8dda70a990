import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usernameFor } from '../../../../local/telegram/export/username.ts';

describe('usernameFor', () => {
  it.each([
    ['Python etc', 'python_etc'],
    ['Café — Notícias!', 'cafe_noticias'],
    ['99 problems today', 'problems_today'],
    ['Новости', 'channel_42'],
    ['BBC', 'bbc_42'],
    ['', 'channel_42'],
  ])('makes %j into %j', (name, username) => {
    expect(usernameFor(name, '42', new Set())).toBe(username);
  });

  it('is always one that Telegram would allow, and never one that is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(), (name, id) => {
        const first = usernameFor(name, String(id), new Set());
        const second = usernameFor(name, String(id), new Set([first]));
        expect(first).toMatch(/^[a-z][a-z0-9_]{4,31}$/);
        expect(second).toMatch(/^[a-z][a-z0-9_]{4,31}$/);
        expect(second).not.toBe(first);
      }),
    );
  });
});
