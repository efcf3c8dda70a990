import { expect, test } from 'vitest';
import { createTryLimit } from '../../../local/supabase/sign-in/try-limit.ts';

const MINUTE_MS = 60_000;

const aLimit = () => {
  const clock = { now: 0 };
  const limit = createTryLimit(() => clock.now);
  const isOpen = (email: string): boolean => {
    try {
      limit.check(email);
      return true;
    } catch {
      return false;
    }
  };
  const fail = (email: string, times: number) => {
    for (let n = 0; n < times; n += 1) limit.fail(email);
  };
  return { clock, limit, isOpen, fail };
};

test('ten wrong passwords close an account, and no other', () => {
  const { isOpen, fail } = aLimit();
  fail('a@b.test', 9);
  expect(isOpen('a@b.test')).toBe(true);
  fail('a@b.test', 1);
  expect(isOpen('a@b.test')).toBe(false);
  expect(isOpen('c@d.test')).toBe(true);
});

test('it opens again five minutes later', () => {
  const { clock, isOpen, fail } = aLimit();
  fail('a@b.test', 10);
  clock.now = 5 * MINUTE_MS - 1;
  expect(isOpen('a@b.test')).toBe(false);
  clock.now = 5 * MINUTE_MS;
  expect(isOpen('a@b.test')).toBe(true);
});

test('a right password forgets the wrong ones', () => {
  const { limit, isOpen, fail } = aLimit();
  fail('a@b.test', 9);
  limit.clear('a@b.test');
  fail('a@b.test', 9);
  expect(isOpen('a@b.test')).toBe(true);
});
