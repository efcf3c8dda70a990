import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { CHANNEL, type Posting, startPosting } from '../support/posting.ts';

let database: TestDatabase;
let posting: Posting | undefined;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());
afterEach(() => posting?.close());

const startPosted = async () => {
  posting = await startPosting(database);
  expect(await posting.post()).toEqual({ outcome: 'posted' });
  return posting;
};
const THREE_DAYS_MS = 3 * 24 * 3600 * 1000;
const methods = ({ telegram }: Posting) => telegram.calls.map(({ method }) => method);

describe('an episode that is made anew', () => {
  it('changes sound and names of its message, which stays where it is', async () => {
    const it = await startPosted();
    await it.makeAnew(2, { sound: 'a second take', title: 'Monday, corrected' });
    expect(await it.isDue()).toBe(true);
    expect(await it.post()).toEqual({ outcome: 'edited' });
    const [message, ...others] = it.telegram.messages;
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      messageId: 1,
      edits: 1,
      content: { title: 'Monday, corrected', performer: 'Morning Digest' },
    });
    expect(message?.content.kind === 'audio' && message.content.bytes.toString()).toBe(
      'a second take',
    );
    expect(await it.post()).toEqual({ outcome: 'unchanged' });
  });

  it('uploads no sound where the words alone have changed', async () => {
    const it = await startPosted();
    await it.makeAnew(2);
    await it.row({ description: 'Other words.' });
    expect(await it.post()).toEqual({ outcome: 'edited' });
    expect(methods(it)).toEqual(['sendAudio', 'editMessageCaption']);
  });

  it('edits again what may have been edited already', async () => {
    const it = await startPosted();
    await it.makeAnew(2, { sound: 'a second take' });
    it.telegram.faults.add({ kind: 'lostAnswer', method: 'editMessageMedia' });
    await expect(it.post()).rejects.toMatchObject({ name: 'TelegramBotUnavailable' });
    expect(await it.post()).toEqual({ outcome: 'edited' });
    expect(it.telegram.messages).toHaveLength(1);
  });

  it('and whose message says so already, is as it should be', async () => {
    const it = await startPosted();
    await it.makeAnew(2);
    await it.row({ description: 'Other words.' });
    it.telegram.faults.add({ kind: 'lostAnswer', method: 'editMessageCaption' });
    await expect(it.post()).rejects.toMatchObject({ name: 'TelegramBotUnavailable' });
    expect(await it.post()).toEqual({ outcome: 'edited' });
  });

  it('and whose message somebody has deleted, is posted anew', async () => {
    const it = await startPosted();
    it.telegram.deleteByHand(1);
    await it.makeAnew(2, { sound: 'a second take' });
    expect(await it.post()).toEqual({ outcome: 'posted' });
    expect((await it.posts()).map(({ status, message_id: id }) => [status, id])).toEqual([
      ['removed', 1],
      ['posted', 2],
    ]);
  });

  it('and has become too large to be sent, is linked to in place of its sound', async () => {
    const it = await startPosted();
    await it.makeAnew(2);
    const { audio, ...others } = await it.outputs('a second take');
    await it.row({ outputs: { ...others, audio: { ...audio, sizeBytes: 60_000_000 } } });
    expect(await it.post()).toEqual({ outcome: 'posted' });
    expect(it.telegram.messages.map(({ content }) => content.kind)).toEqual(['text']);
  });

  it('stays in the chat in which it was posted, whatever its show names by now', async () => {
    const it = await startPosted();
    await database.service
      .from('podcast_configs')
      .update({ telegram_chat: '@elsewhere' })
      .eq('podcast_id', it.podcastId)
      .throwOnError();
    it.telegram.setChat({ ...CHANNEL, username: 'renamed' });
    await it.makeAnew(2, { sound: 'a second take' });
    expect(await it.post()).toEqual({ outcome: 'edited' });
  });
});

describe('an episode that nobody is to have', () => {
  it.each(['hidden', 'withdrawn'] as const)('is %s in Telegram too', async (visibility) => {
    const it = await startPosted();
    await it.become(visibility);
    expect(await it.isDue()).toBe(true);
    expect(await it.post()).toEqual({ outcome: 'removed' });
    expect(it.telegram.messages).toEqual([]);
    expect(await it.post()).toEqual({ outcome: 'unchanged' });
    expect(await it.isDue()).toBe(false);
  });

  it('is posted again when it is shown again', async () => {
    const it = await startPosted();
    await it.become('hidden');
    await it.post();
    await it.become('public');
    expect(await it.post()).toEqual({ outcome: 'posted' });
    expect(it.telegram.messages).toHaveLength(1);
  });

  it('is gone also where somebody has deleted its message', async () => {
    const it = await startPosted();
    it.telegram.deleteByHand(1);
    await it.become('hidden');
    expect(await it.post()).toEqual({ outcome: 'removed' });
  });

  it('says by name that a message of three days stays, unless the bot may delete it', async () => {
    const it = await startPosted();
    it.clock.ms += THREE_DAYS_MS;
    await it.become('withdrawn');
    await expect(it.post()).rejects.toMatchObject({
      name: 'TelegramPostTooOld',
      message: expect.stringContaining('48 hours'),
    });
    it.telegram.setChat({ ...CHANNEL, bot: { ...CHANNEL.bot, canDelete: true } });
    expect(await it.post()).toEqual({ outcome: 'removed' });
  });

  it('is removed while a new attempt of it is being made', async () => {
    const it = await startPosted();
    const again = { p_execution: `${it.episodeId}-2`, p_trigger: 'retry', p_from: 'script' };
    await it.functions.open(it.podcastId, it.episodeId, again);
    await it.become('hidden');
    expect(await it.post()).toEqual({ outcome: 'removed' });
  });

  it('is not sent by who was about to when it was hidden', async () => {
    posting = await startPosting(database);
    const it = posting;
    const { posts } = it.deps;
    const claim: typeof posts.claim = async (...given) => {
      await it.become('hidden');
      return posts.claim(...given);
    };
    expect(await it.post({ posts: { ...posts, claim } })).toMatchObject({ outcome: 'wait' });
    expect(await it.post()).toEqual({ outcome: 'unchanged' });
    expect(it.telegram.messages).toEqual([]);
  });

  it('is removed after it was sent while somebody hid it', async () => {
    posting = await startPosting(database);
    const it = posting;
    const { posts } = it.deps;
    const notePosted: typeof posts.notePosted = async (...given) => {
      await posts.notePosted(...given);
      await it.become('hidden');
    };
    expect(await it.post({ posts: { ...posts, notePosted } })).toEqual({ outcome: 'posted' });
    expect(await it.isDue()).toBe(true);
    expect(await it.post()).toEqual({ outcome: 'removed' });
  });

  it('says that a person has to look, where it was never sure whether it was posted', async () => {
    posting = await startPosting(database);
    const it = posting;
    it.telegram.faults.add({ kind: 'lostAnswer', method: 'sendAudio' });
    await expect(it.post()).rejects.toMatchObject({ name: 'TelegramPostUnsure' });
    await it.become('withdrawn');
    await expect(it.post()).rejects.toMatchObject({
      name: 'TelegramPostUnsure',
      message: expect.stringContaining('delete it by hand'),
    });
  });
});

describe('a failure', () => {
  const record = (it: Posting, error: string, cause = '{"errorMessage":"The bot may not."}') =>
    database.service
      .rpc('record_post_failure', {
        ...{ p_episode_id: it.episodeId, p_execution: it.episodeId },
        ...{ p_error: error, p_cause: cause },
      })
      .throwOnError();
  const warnings = async (it: Posting) => {
    const { data } = await database.service
      .from('episodes')
      .select('metadata')
      .eq('id', it.episodeId)
      .single()
      .throwOnError();
    return data.metadata.warnings;
  };

  it('is a warning of the episode until the message is as it should be', async () => {
    posting = await startPosting(database);
    const it = posting;
    await record(it, 'TelegramBotMayNotPost');
    expect(await warnings(it)).toEqual([
      {
        ...{ state: 'PostToTelegram', name: 'TelegramBotMayNotPost', message: 'The bot may not.' },
        execution: it.episodeId,
      },
    ]);
    await it.row({ post_not_before: null });
    expect(await it.post()).toEqual({ outcome: 'posted' });
    expect(await warnings(it)).toEqual([]);
  });

  it('of a message that has been due for a day is the last one', async () => {
    posting = await startPosting(database);
    const it = posting;
    await it.row({ unposted_since: new Date(Date.now() - 25 * 3600 * 1000).toISOString() });
    expect(await it.isDue()).toBe(true);
    await record(it, 'TelegramBotUnavailable');
    expect(await it.isDue()).toBe(false);
  });

  it.each([
    ['TelegramBotMayNotPost', false, 'in an hour'],
    ['TelegramBotUnavailable', true, 'at the next sweep'],
    ['Lambda.Unknown', true, 'at the next sweep'],
    ['TelegramPostUnsure', false, 'never'],
    ['TelegramPostTooOld', false, 'never'],
  ])('of %s is due %s: %s', async (error, isDue, when) => {
    posting = await startPosting(database);
    const it = posting;
    await record(it, error, 'no JSON');
    expect(await it.isDue()).toBe(isDue);
    await it.row({ post_not_before: null });
    expect(await it.isDue()).toBe(when !== 'never');
  });
});
