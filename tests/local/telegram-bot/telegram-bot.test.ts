import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTelegramBot, type TelegramBotServer } from '../../../local/telegram-bot/index.ts';
import { CHANNEL, TOKEN } from '../../support/posting.ts';

let telegram: TelegramBotServer;
let now = 0;
beforeEach(async () => {
  now = Date.parse('2026-11-29T08:00:00Z');
  const chats = [CHANNEL];
  telegram = await startTelegramBot({ token: TOKEN, chats, maxFileBytes: 1000, now: () => now });
});
afterEach(() => telegram.close());

const call = async (method: string, body: object, token = TOKEN) => {
  const response = await fetch(`${telegram.endpoint}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
};
const form = (fields: Readonly<Record<string, string | Blob>>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const upload = async (method: string, fields: Readonly<Record<string, string | Blob>>) => {
  const url = `${telegram.endpoint}/bot${TOKEN}/${method}`;
  const response = await fetch(url, { method: 'POST', body: form(fields) });
  return { status: response.status, answer: await response.json() };
};
const refused = (code: number, description: string) => ({
  status: code,
  answer: { ok: false, error_code: code, description },
});

describe('the Bot API on loopback', () => {
  it('says who the bot is, and what it may do in a chat by name or number', async () => {
    expect((await call('getMe', {})).answer.result).toMatchObject({ id: 4711, is_bot: true });
    const chat = { id: -1001, title: 'Saltreach', type: 'channel', username: 'saltreach' };
    expect((await call('getChat', { chat_id: '@SALTREACH' })).answer.result).toEqual(chat);
    expect((await call('getChat', { chat_id: -1001 })).answer.result).toEqual(chat);
    const member = await call('getChatMember', { chat_id: -1001, user_id: 4711 });
    expect(member.answer.result).toMatchObject({
      ...{ status: 'administrator', can_post_messages: true, can_delete_messages: false },
    });
  });

  it('takes a form of any client, with its files', async () => {
    const { answer } = await upload('sendAudio', {
      ...{ chat_id: '@saltreach', title: 'T', performer: 'P', duration: '61', caption: ' c ' },
      audio: new Blob(['sound']),
    });
    expect(answer.result).toMatchObject({
      ...{ message_id: 1, caption: 'c', chat: { id: -1001 } },
      audio: { title: 'T', performer: 'P', duration: 61, file_size: 5 },
    });
    const media = JSON.stringify({ type: 'audio', media: 'attach://new', title: 'U' });
    await upload('editMessageMedia', {
      ...{ chat_id: '-1001', message_id: '1', media },
      new: new Blob(['other']),
    });
    expect(telegram.messages[0]).toMatchObject({ edits: 1, content: { title: 'U' } });
  });

  it('passes over a cover that Telegram does not take', async () => {
    await upload('sendAudio', {
      ...{ chat_id: '@saltreach', audio: new Blob(['sound']), thumbnail: new Blob(['PNG']) },
    });
    expect(telegram.messages[0]?.content).toMatchObject({ thumbnail: null });
  });

  it.each([
    ['an unknown chat', 'sendMessage', { chat_id: '@nowhere', text: 'x' }, 'chat not found'],
    ['an empty text', 'sendMessage', { chat_id: -1001, text: ' ' }, 'message text is empty'],
    [
      'a long text',
      'sendMessage',
      { chat_id: -1001, text: 'x'.repeat(4097) },
      'message is too long',
    ],
    [
      'no such message',
      'deleteMessage',
      { chat_id: -1001, message_id: 9 },
      'message to delete not found',
    ],
    [
      'no such text',
      'editMessageText',
      { chat_id: -1001, message_id: 9, text: 'x' },
      'message to edit not found',
    ],
  ])('refuses %s in the words of Telegram', async (_, method, body, reason) => {
    expect(await call(method, body)).toEqual(refused(400, `Bad Request: ${reason}`));
  });

  it('refuses another token, an address that is none, and what is too large', async () => {
    expect(await call('getMe', {}, '1:x')).toEqual(refused(401, 'Unauthorized'));
    expect((await fetch(`${telegram.endpoint}/getMe`)).status).toBe(404);
    const tooLarge = { chat_id: '@saltreach', audio: new Blob(['x'.repeat(1001)]) };
    expect(await upload('sendAudio', tooLarge)).toEqual(refused(413, 'Request Entity Too Large'));
    expect(await call('sendPoll', {})).toEqual(refused(501, 'Not implemented here: sendPoll'));
  });

  it('refuses a bot without the right, and one that was sent away', async () => {
    const send = () => call('sendMessage', { chat_id: -1001, text: 'x' });
    telegram.setChat({ ...CHANNEL, bot: { status: 'administrator' } });
    expect(await send()).toEqual(
      refused(400, 'Bad Request: need administrator rights in the channel chat'),
    );
    telegram.setChat({ ...CHANNEL, bot: { status: 'kicked' } });
    expect(await send()).toEqual(refused(403, 'Forbidden: bot was kicked from the channel chat'));
  });

  it('deletes for 48 hours, and later for a bot that may', async () => {
    await call('sendMessage', { chat_id: -1001, text: 'x' });
    now += 48 * 3600 * 1000;
    const remove = () => call('deleteMessage', { chat_id: -1001, message_id: 1 });
    expect(await remove()).toEqual(refused(400, "Bad Request: message can't be deleted"));
    telegram.setChat({ ...CHANNEL, bot: { ...CHANNEL.bot, canDelete: true } });
    expect((await remove()).answer).toEqual({ ok: true, result: true });
    expect(telegram.messages).toEqual([]);
  });

  it('says that a text is not modified', async () => {
    await call('sendMessage', { chat_id: -1001, text: 'x' });
    const same = await call('editMessageText', { chat_id: -1001, message_id: 1, text: 'x' });
    expect(same.answer.description).toMatch(/^Bad Request: message is not modified/);
  });

  it('misbehaves as it is told, as often as it is told', async () => {
    telegram.faults.add({ kind: 'flood', retryAfterSeconds: 3, method: 'sendMessage' });
    telegram.faults.add({ kind: 'lostAnswer', method: 'sendMessage' });
    const send = () => call('sendMessage', { chat_id: -1001, text: 'x' });
    expect((await call('getMe', {})).status).toBe(200);
    expect((await send()).answer).toMatchObject({
      error_code: 429,
      parameters: { retry_after: 3 },
    });
    await expect(send()).rejects.toThrow();
    expect(telegram.messages).toHaveLength(1);
    telegram.faults.add({ kind: 'badGateway' });
    await expect(send()).rejects.toThrow();
    expect((await send()).status).toBe(200);
  });
});
