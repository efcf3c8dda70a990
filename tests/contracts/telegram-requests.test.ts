import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPostRequests } from '../../src/clients/supabase/telegram/post-requests.ts';
import type { PostRequests } from '../../src/episode/telegram-post-requests.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { type Posting, startPosting } from '../support/posting.ts';

let database: TestDatabase;
let requests: PostRequests;
let posting: Posting;
beforeAll(async () => {
  database = await startDatabase();
  requests = createPostRequests(database.config);
});
afterAll(() => database.close());
afterEach(() => posting.close());

const nameChat = (podcastId: string, chat: string | null) =>
  database.service
    .from('podcast_configs')
    .update({ telegram_chat: chat })
    .eq('podcast_id', podcastId)
    .throwOnError();
/** A message that Telegram has sent, and of which no answer came. */
const loseAnswer = async () => {
  posting.telegram.faults.add({ kind: 'lostAnswer', method: 'sendAudio' });
  await expect(posting.post()).rejects.toMatchObject({ name: 'TelegramPostUnsure' });
  expect(posting.telegram.messages).toHaveLength(1);
};

describe('an older episode', () => {
  it('is posted where its show is posted today, and follows as others do', async () => {
    posting = await startPosting(database, { chat: null });
    const { podcastId, episodeId } = posting;
    expect(await requests.request(episodeId, false)).toEqual({ outcome: 'no-chat' });
    await nameChat(podcastId, '@saltreach');
    expect(await requests.request(episodeId, false)).toEqual({
      ...{ outcome: 'asked', chat: '@saltreach', execution: episodeId },
    });
    expect(await posting.isDue()).toBe(true);
    expect(await posting.post()).toEqual({ outcome: 'posted' });
    expect(await requests.request(episodeId, false)).toMatchObject({ outcome: 'posted' });
    await posting.become('hidden');
    expect(await posting.post()).toEqual({ outcome: 'removed' });
    await posting.become('public');
    expect(await posting.post()).toEqual({ outcome: 'posted' });
  });

  it('is posted in the chat of today, though its own attempt names another', async () => {
    posting = await startPosting(database, { chat: '@elsewhere' });
    await expect(posting.post()).rejects.toMatchObject({ name: 'TelegramChatNotFound' });
    await nameChat(posting.podcastId, '@saltreach');
    await requests.request(posting.episodeId, false);
    expect(await posting.post()).toEqual({ outcome: 'posted' });
  });

  it('is not posted while nobody may have it', async () => {
    posting = await startPosting(database);
    await posting.become('hidden');
    expect(await requests.request(posting.episodeId, false)).toEqual({ outcome: 'not-published' });
  });

  it('that is not there is unknown', async () => {
    posting = await startPosting(database);
    expect(await requests.request(posting.podcastId, false)).toEqual({ outcome: 'unknown' });
    expect(await requests.confirm(posting.podcastId, 1, 'audio')).toEqual({ outcome: 'unknown' });
  });
});

describe('a message in doubt', () => {
  it('is sent again only when somebody has looked', async () => {
    posting = await startPosting(database);
    await loseAnswer();
    expect(await requests.request(posting.episodeId, false)).toEqual({
      ...{ outcome: 'unsure', chat: '@saltreach' },
    });
    expect(await requests.request(posting.episodeId, true)).toMatchObject({ outcome: 'asked' });
    expect(await posting.post()).toEqual({ outcome: 'posted' });
    expect(await posting.posts()).toMatchObject([{ status: 'posted', message_id: 2 }]);
  });

  it('that is confirmed by its number is edited, never sent again, and goes with its episode', async () => {
    posting = await startPosting(database);
    await loseAnswer();
    const [{ messageId } = { messageId: 0 }] = posting.telegram.messages;
    expect(await requests.confirm(posting.episodeId, messageId, 'audio')).toMatchObject({
      ...{ outcome: 'confirmed', chat: '@saltreach' },
    });
    expect(await posting.post()).toEqual({ outcome: 'edited' });
    expect(await posting.isDue()).toBe(false);
    expect(posting.telegram.messages).toHaveLength(1);
    await posting.makeAnew(2, { title: 'Tuesday' });
    expect(await posting.post()).toEqual({ outcome: 'edited' });
    expect(posting.telegram.messages[0]?.content).toMatchObject({ title: 'Tuesday' });
    await posting.become('hidden');
    expect(await posting.post()).toEqual({ outcome: 'removed' });
    expect(posting.telegram.messages).toEqual([]);
  });

  it('of a hidden episode is taken away once it is confirmed', async () => {
    posting = await startPosting(database);
    await loseAnswer();
    await posting.become('hidden');
    await expect(posting.post()).rejects.toMatchObject({ name: 'TelegramPostUnsure' });
    await requests.confirm(posting.episodeId, 1, 'audio');
    expect(await posting.post()).toEqual({ outcome: 'removed' });
  });

  it('whose sender died is one as well', async () => {
    posting = await startPosting(database);
    const { posts } = posting.deps;
    const { episodeId } = posting;
    const claim = { chat: '@saltreach', seconds: 300, key: episodeId };
    await posts.claim({ episodeId, execution: episodeId }, claim);
    expect(await requests.request(episodeId, true)).toMatchObject({ outcome: 'sending' });
    await posting.letClaimsExpire();
    expect(await requests.request(episodeId, false)).toMatchObject({ outcome: 'unsure' });
    expect(await requests.request(episodeId, true)).toMatchObject({ outcome: 'asked' });
  });

  it('is none where nothing was sent, or all is known', async () => {
    posting = await startPosting(database);
    expect(await requests.confirm(posting.episodeId, 1, 'audio')).toEqual({ outcome: 'none' });
    await posting.post();
    expect(await requests.confirm(posting.episodeId, 7, 'audio')).toMatchObject({
      outcome: 'posted',
    });
    expect(await posting.posts()).toMatchObject([{ message_id: 1 }]);
  });
});
