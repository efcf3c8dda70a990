import { imageSize } from 'image-size';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StorageUnavailable } from '../../src/clients/s3/storage-errors.ts';
import { aPicture } from '../support/audio/encode.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { CHANNEL, type Posting, startPosting } from '../support/posting.ts';

let database: TestDatabase;
let posting: Posting | undefined;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());
afterEach(() => posting?.close());
const start = async (options: Parameters<typeof startPosting>[1] = {}) => {
  posting = await startPosting(database, options);
  return posting;
};
const audioIn = ({ telegram }: Posting, at = 0) => {
  const content = telegram.messages[at]?.content;
  if (content?.kind !== 'audio') throw new Error(`No sound at ${at}.`);
  return content;
};

describe('an episode is posted', () => {
  it('as sound with its names, a cover, and chapters as time stamps', async () => {
    const it = await start();
    expect(await it.post()).toEqual({ outcome: 'posted' });
    expect(it.telegram.messages).toHaveLength(1);
    const { thumbnail, bytes, ...told } = audioIn(it);
    expect(told).toEqual({
      kind: 'audio',
      title: 'Monday',
      performer: 'Morning Digest',
      durationSeconds: 60,
      caption: 'What happened.\n\n0:00 Welcome\n1:02 The ferry sails again\n1:01:40 Goodbye',
    });
    expect(bytes.toString()).toBe('the sound of monday');
    expect(thumbnail && imageSize(thumbnail)).toMatchObject({
      width: 320,
      height: 320,
      type: 'jpg',
    });
    expect(await it.isDue()).toBe(false);
  });

  it('with the picture that the episode has of its own, and edited when that changes', async () => {
    const it = await start();
    await it.post();
    const drawn = audioIn(it).thumbnail;
    const pictureKey = `podcasts/${it.podcastId}/${it.episodeId}/covers/${'c'.repeat(64)}.jpg`;
    await it.put(pictureKey, aPicture('mjpeg'), 'image/jpeg');
    await it.row({ picture_key: pictureKey, unposted_since: new Date().toISOString() });
    expect(await it.post()).toEqual({ outcome: 'edited' });
    const { thumbnail } = audioIn(it);
    expect(thumbnail && imageSize(thumbnail)).toMatchObject({ width: 320, height: 320 });
    expect(thumbnail).not.toEqual(drawn);
  });

  it('once, however often the task runs', async () => {
    const it = await start();
    const outcomes = [await it.post(), await it.post(), await it.post()];
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['posted', 'unchanged', 'unchanged']);
    await it.row({ unposted_since: new Date().toISOString() });
    expect(await it.post()).toEqual({ outcome: 'unchanged' });
    expect(it.telegram.messages).toHaveLength(1);
  });

  it('once, when many run at the same time', async () => {
    const it = await start();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => it.post()));
    expect(outcomes.filter(({ outcome }) => outcome === 'posted')).toHaveLength(1);
    expect(it.telegram.messages).toHaveLength(1);
  });

  it('nowhere, where its show names no chat, or named it after the episode was opened', async () => {
    const it = await start({ chat: null });
    expect(await it.isDue()).toBe(false);
    await database.service
      .from('podcast_configs')
      .update({ telegram_chat: '@saltreach' })
      .eq('podcast_id', it.podcastId)
      .throwOnError();
    await it.functions.publish(it.episodeId);
    expect(await it.isDue()).toBe(false);
    expect(await it.post()).toEqual({ outcome: 'unchanged' });
    expect(it.telegram.calls).toEqual([]);
  });

  it('later, when Telegram asks for patience, and sweeps leave it alone until then', async () => {
    const it = await start();
    it.telegram.faults.add({ kind: 'flood', retryAfterSeconds: 77 });
    expect(await it.post()).toMatchObject({ outcome: 'wait', waitSeconds: 77 });
    expect(await it.isDue()).toBe(false);
    const again = await it.post();
    expect(again).toMatchObject({ outcome: 'wait' });
    expect('waitSeconds' in again && again.waitSeconds).toBeGreaterThan(70);
    expect(it.telegram.calls).toHaveLength(1);
    await it.row({ post_not_before: new Date().toISOString() });
    expect(await it.post()).toEqual({ outcome: 'posted' });
    expect(it.telegram.messages).toHaveLength(1);
  });
});

describe('nothing is sent twice, and a person is told to look,', () => {
  it('when the answer was lost after Telegram had sent it', async () => {
    const it = await start();
    it.telegram.faults.add({ kind: 'lostAnswer', method: 'sendAudio' });
    await expect(it.post()).rejects.toMatchObject({
      name: 'TelegramPostUnsure',
      message: expect.stringContaining('@saltreach'),
    });
    await expect(it.post()).rejects.toMatchObject({ name: 'TelegramPostUnsure' });
    expect(it.telegram.messages).toHaveLength(1);
  });

  it('when no answer came in time', async () => {
    const it = await start();
    it.telegram.faults.add({ kind: 'hang', method: 'sendAudio' });
    await expect(it.post()).rejects.toMatchObject({ name: 'TelegramPostUnsure' });
    await expect(it.post()).rejects.toMatchObject({ name: 'TelegramPostUnsure' });
    expect(it.telegram.messages).toEqual([]);
  });

  it('when the function died between sending and noting it: after its time, and not before', async () => {
    const it = await start();
    const { posts } = it.deps;
    const died = new Error('The process was killed.');
    const notePosted = () => Promise.reject(died);
    await expect(it.post({ posts: { ...posts, notePosted } })).rejects.toBe(died);
    expect(await it.post()).toMatchObject({ outcome: 'wait' });
    await it.letClaimsExpire();
    await expect(it.post()).rejects.toMatchObject({ name: 'TelegramPostUnsure' });
    expect(it.telegram.messages).toHaveLength(1);
  });

  it('and a new attempt, which a person starts, posts it', async () => {
    const it = await start();
    it.telegram.faults.add({ kind: 'hang', method: 'sendAudio' });
    await expect(it.post()).rejects.toMatchObject({ name: 'TelegramPostUnsure' });
    await it.makeAnew(2);
    expect(await it.post()).toEqual({ outcome: 'posted' });
    expect((await it.posts()).map(({ status }) => status)).toEqual(['unsure', 'posted']);
  });
});

describe('what surely was not sent is sent again', () => {
  it.each([
    ['the connection is refused', 'TelegramBotUnavailable', undefined],
    ['the bot may not post', 'TelegramBotMayNotPost', { status: 'administrator', canPost: false }],
    ['the bot is no member', 'TelegramBotMayNotPost', { status: 'left' }],
  ] as const)('after %s', async (_, name, bot) => {
    const it = await start();
    if (bot) it.telegram.setChat({ ...CHANNEL, bot });
    const { endpoint } = it.telegram;
    if (!bot) await it.telegram.close();
    await expect(it.post()).rejects.toMatchObject({
      name,
      message: expect.not.stringContaining('4711:'),
    });
    expect(await it.posts()).toEqual([]);
    expect(await it.isDue()).toBe(true);
    expect(endpoint).toContain('127.0.0.1');
  });

  it.each([
    [400, 'Bad Request: chat not found', 'TelegramChatNotFound'],
    [401, 'Unauthorized', 'TelegramBotTokenRefused'],
    [413, 'Request Entity Too Large', 'TelegramAudioTooLarge'],
    [403, 'Forbidden: bot was kicked from the channel chat', 'TelegramBotMayNotPost'],
    [400, 'Bad Request: group chat was upgraded to a supergroup chat', 'TelegramChatNotFound'],
    [400, 'Bad Request: wrong file identifier', 'TelegramPostRefused'],
  ])('after %d %s', async (code, description, name) => {
    const it = await start();
    it.telegram.faults.add({ kind: 'refusal', code, description });
    await expect(it.post()).rejects.toMatchObject({ name });
    expect(await it.posts()).toEqual([]);
    expect(await it.post()).toEqual({ outcome: 'posted' });
  });

  it('after a sound that could not be read to its end', async () => {
    const it = await start();
    const gone = new StorageUnavailable({ bucket: 'b', key: 'k' }, 'read', 'half of it came.');
    const stream = async function* () {
      yield Buffer.alloc(1000);
      throw gone;
    };
    await expect(it.post({ objects: { ...it.deps.objects, stream } })).rejects.toBe(gone);
    expect(await it.post()).toEqual({ outcome: 'posted' });
  });
});

it('without a bot the episode says so, and stays due', async () => {
  const it = await start();
  await expect(it.post({ bot: undefined })).rejects.toMatchObject({
    name: 'TelegramBotMissing',
    message: expect.stringContaining('no Telegram bot is connected'),
  });
  expect(await it.isDue()).toBe(true);
});

describe('sound that a bot can not send', () => {
  const tooLarge = async (it: Posting) => {
    const { audio, ...others } = await it.outputs('the sound of monday');
    await it.row({ outputs: { ...others, audio: { ...audio, sizeBytes: 50_000_001 } } });
  };

  it('is linked to', async () => {
    const it = await start();
    await tooLarge(it);
    expect(await it.post()).toEqual({ outcome: 'posted' });
    expect(it.telegram.messages[0]?.content).toEqual({
      kind: 'text',
      text: `Monday\nMorning Digest\n\nWhat happened.\n\n0:00 Welcome\n1:02 The ferry sails again\n1:01:40 Goodbye\n\nhttps://media.test/feeds/${it.podcastId}/${it.episodeId}.html`,
    });
  });

  it('is refused by name where nobody could follow the link', async () => {
    const it = await start();
    await tooLarge(it);
    await expect(it.post({ mediaBaseUrl: 'http://127.0.0.1:9000' })).rejects.toMatchObject({
      name: 'TelegramAudioTooLarge',
      message: expect.stringContaining('50.0 MB'),
    });
    expect(it.telegram.calls).toEqual([]);
  });
});
