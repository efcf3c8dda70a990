import { expect, it } from 'vitest';
import { askAgain } from '../../../src/post-to-telegram/ask-again.ts';
import {
  TelegramBotMissing,
  TelegramBotUnavailable,
} from '../../../src/post-to-telegram/post-errors.ts';

const away = new TelegramBotUnavailable('any', 'away', false);
const askAfter = async (failures: number, error: Error = away) => {
  const waits: number[] = [];
  let asked = 0;
  const outcome = await askAgain(
    async (ms) => void waits.push(ms),
    async () => {
      asked += 1;
      if (asked <= failures) throw error;
      return 'answer';
    },
  ).catch((reason: unknown) => reason);
  return { outcome, asked, seconds: waits.reduce((sum, ms) => sum + ms, 0) / 1000 };
};

it('what is away for a minute is asked again until it answers', async () => {
  expect(await askAfter(0)).toEqual({ outcome: 'answer', asked: 1, seconds: 0 });
  const { outcome, seconds } = await askAfter(7);
  expect(outcome).toBe('answer');
  expect(seconds).toBeGreaterThan(60);
});

it('what stays away is left after two minutes at most, which a function has left', async () => {
  const { outcome, seconds } = await askAfter(Number.POSITIVE_INFINITY);
  expect(outcome).toBe(away);
  expect(seconds).toBeLessThanOrEqual(120);
});

it('a refusal is not asked for twice', async () => {
  const refusal = new TelegramBotMissing('@news');
  expect(await askAfter(1, refusal)).toEqual({ outcome: refusal, asked: 1, seconds: 0 });
});
