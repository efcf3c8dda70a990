import { imageSize } from 'image-size';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTelegramBot, type TelegramBotServer } from '../../local/telegram-bot/index.ts';
import { CHANNEL, TOKEN } from '../support/posting.ts';
import { aShow, endOf, startExecution, startTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let telegram: TelegramBotServer;
beforeAll(async () => {
  telegram = await startTelegramBot({ token: TOKEN, chats: [CHANNEL] });
  stack = await startTestStack({
    settings: { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_BOT_ENDPOINT: telegram.endpoint },
  });
});
afterAll(() => Promise.all([stack?.close(), telegram?.close()]));

const make = async () => {
  const podcastId = await aShow(stack);
  await stack.database
    .from('podcast_configs')
    .update({ telegram_chat: '@saltreach' })
    .eq('podcast_id', podcastId)
    .throwOnError();
  return endOf(stack, podcastId, await startExecution(stack, podcastId));
};
const call = async (path: string, method = 'GET') => {
  const response = await fetch(`${stack.api.url}/api/v1/episodes/${path}`, {
    method,
    headers: { 'x-api-key': stack.api.internalApiKey },
  });
  return response.json();
};

it('an episode is posted when Telegram has had its pause, and gone when it is hidden', async () => {
  telegram.faults.add({ kind: 'flood', retryAfterSeconds: 1, method: 'sendAudio' });
  const { row, states, episodeId } = await make();
  expect(row.status).toBe('completed');
  expect(states.map(({ name }) => name)).toContain('WaitToPost');
  const warned = (await call(episodeId)).warnings.map(({ name }: { name: string }) => name);
  const [message, ...others] = telegram.messages;
  expect(others).toEqual([]);
  if (message?.content.kind !== 'audio') throw new Error(`Nothing was posted: ${warned}`);
  const { bytes, thumbnail, ...told } = message.content;
  const audio = await fetch(`${stack.mediaUrl}/${row.outputs.audio.key}`);
  expect(bytes.equals(Buffer.from(await audio.arrayBuffer()))).toBe(true);
  expect(thumbnail && imageSize(thumbnail)).toMatchObject({ type: 'jpg', width: 320 });
  expect(told).toMatchObject({
    title: row.title,
    durationSeconds: Math.round(row.duration_ms / 1000),
  });
  expect(told.caption).toMatch(/\n\n0:00 .+\n\d+:\d\d /);

  await call(`${episodeId}/hide`, 'POST');
  await vi.waitFor(() => expect(telegram.messages).toEqual([]), { timeout: 60_000 });
});

it('an episode that may not be posted is completed, and says why', async () => {
  telegram.setChat({ ...CHANNEL, bot: { status: 'left' } });
  const { row, states, episodeId } = await make();
  expect(row.status).toBe('completed');
  expect(row.published_at).not.toBeNull();
  expect(states.map(({ name }) => name)).toContain('NotePostFailure');
  expect(await call(episodeId)).toMatchObject({
    status: 'completed',
    publishError: null,
    warnings: [
      {
        ...{ state: 'PostToTelegram', name: 'TelegramBotMayNotPost' },
        message: expect.stringContaining('Make it an administrator'),
      },
    ],
  });
});
