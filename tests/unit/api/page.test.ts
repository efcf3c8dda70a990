import { expect, test } from 'vitest';
import { nextCursor, PageQuerySchema } from '../../../src/api/page.ts';

const end = {
  createdAt: '2026-03-01T08:00:00.123456+00:00',
  id: '0f4f4c46-8b6d-4c36-9d0c-6c2d2f0a1b11',
};

test('a cursor leads back to where the page ended, to the microsecond', () => {
  const cursor = nextCursor({ items: [], next: end })!;
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(PageQuerySchema.parse({ cursor })).toEqual({ limit: 20, cursor: end });
});

test('the last page has none', () => {
  expect(nextCursor({ items: [], next: null })).toBeNull();
});

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
test.each([
  '',
  'x',
  '%%%',
  encoded(null),
  encoded([end.createdAt]),
  encoded([end.createdAt, 'x']),
  encoded(['0000-01-01T00:00:00Z', end.id]),
  encoded(['2026-02-30T00:00:00Z', end.id]),
  encoded(['2026-01-01T00:00:00+23:00', end.id]),
  encoded([{ toString: 'x' }, end.id]),
])('%j is no cursor', (cursor) => {
  expect(PageQuerySchema.safeParse({ cursor }).success).toBe(false);
});
