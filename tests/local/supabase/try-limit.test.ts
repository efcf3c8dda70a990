import { expect, test } from 'vitest';
import { createTryLimit } from '../../../local/supabase/sign-in/try-limit.ts';

const MINUTE_MS = 60_000;

const aLimit = () => {
  const clock = { now: 0 };
  const limit = createTryLimit(() => clock.now);
  const asked: string[] = [];
  const tryOnce = (email: string, isRight = false) =>
    limit
      .judge(email, async () => {
        asked.push(email);
        return isRight ? email : undefined;
      })
      .then(
        (right) => (right === undefined ? 'wrong' : 'right'),
        (error: { code: string }) => error.code,
      );
  const fail = (email: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => tryOnce(email)));
  return { clock, asked, tryOnce, fail };
};

const LIMIT = 'over_request_rate_limit';

test('ten wrong passwords close an account, and no other', async () => {
  const { tryOnce, fail } = aLimit();
  await fail('a@b.test', 9);
  expect(await tryOnce('a@b.test')).toBe('wrong');
  expect(await tryOnce('a@b.test', true)).toBe(LIMIT);
  expect(await tryOnce('c@d.test', true)).toBe('right');
});

test('sixty at once count as well: ten passwords are looked at', async () => {
  const { asked, fail } = aLimit();
  const answers = await fail('a@b.test', 60);
  expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(10);
  expect(answers.filter((answer) => answer === LIMIT)).toHaveLength(50);
  expect(asked).toHaveLength(10);
});

test('sixty right ones at once are all let in', async () => {
  const { tryOnce } = aLimit();
  const answers = await Promise.all(Array.from({ length: 60 }, () => tryOnce('a@b.test', true)));
  expect(new Set(answers)).toEqual(new Set(['right']));
});

test('it opens again five minutes later', async () => {
  const { clock, tryOnce, fail } = aLimit();
  await fail('a@b.test', 10);
  clock.now = 5 * MINUTE_MS - 1;
  expect(await tryOnce('a@b.test', true)).toBe(LIMIT);
  clock.now = 5 * MINUTE_MS;
  expect(await tryOnce('a@b.test', true)).toBe('right');
});

test('a right password forgets the wrong ones', async () => {
  const { tryOnce, fail } = aLimit();
  await fail('a@b.test', 9);
  expect(await tryOnce('a@b.test', true)).toBe('right');
  await fail('a@b.test', 9);
  expect(await tryOnce('a@b.test', true)).toBe('right');
});
