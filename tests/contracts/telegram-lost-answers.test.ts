import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseUnavailable } from '../../src/clients/supabase/database-errors.ts';
import type { TelegramPostStore } from '../../src/post-to-telegram/telegram-post.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { CHANNEL, type Posting, startPosting } from '../support/posting.ts';

let database: TestDatabase;
let posting: Posting;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());
afterEach(() => posting.close());

/** Posts while the database does what it is asked and its first answer to one method is lost. */
const postLosing = async (
  method: 'claim' | 'notePosted' | 'noteRefused' | 'noteUnsure',
  meanwhile: () => Promise<unknown> = async () => undefined,
) => {
  const { posts } = posting.deps;
  const ask = posts[method] as (...given: unknown[]) => Promise<unknown>;
  let asked = 0;
  const losing = async (...given: unknown[]) => {
    asked += 1;
    const answer = await ask(...given);
    if (asked > 1) return answer;
    await meanwhile();
    throw new DatabaseUnavailable('answer', 0, 'the connection was cut');
  };
  const changed = { ...posts, [method]: losing } as TelegramPostStore;
  const outcome = await posting.post({ posts: changed }).catch((error: Error) => error.name);
  return { outcome, asked };
};

describe('a message whose claim was answered into the void', () => {
  it('is claimed by the same run, and sent once', async () => {
    posting = await startPosting(database);
    expect(await postLosing('claim')).toEqual({ outcome: { outcome: 'posted' }, asked: 2 });
    expect(posting.telegram.messages).toHaveLength(1);
    expect(await posting.posts()).toMatchObject([{ status: 'posted' }]);
  });

  it('is claimed by nobody once the episode is hidden', async () => {
    posting = await startPosting(database);
    const { outcome } = await postLosing('claim', () => posting.become('hidden'));
    expect(outcome).toMatchObject({ outcome: 'wait' });
    expect(posting.telegram.messages).toEqual([]);
    expect(await posting.posts()).toEqual([]);
  });

  it('is claimed by nobody once another attempt makes the episode', async () => {
    posting = await startPosting(database);
    const { podcastId, episodeId, functions } = posting;
    const again = { p_execution: `${episodeId}-2`, p_trigger: 'retry', p_from: 'script' };
    const { outcome } = await postLosing('claim', () =>
      functions.open(podcastId, episodeId, again),
    );
    expect(outcome).toMatchObject({ outcome: 'wait' });
    expect(posting.telegram.messages).toEqual([]);
    expect(await posting.posts()).toEqual([]);
  });

  it('stays another run’s, whose key is another', async () => {
    posting = await startPosting(database);
    const claims: unknown[] = [];
    const { posts } = posting.deps;
    await postLosing('claim', async () => {
      const { outcome } = await posting.post();
      claims.push(outcome);
    });
    expect(claims).toEqual(['wait']);
    expect(posting.telegram.messages).toHaveLength(1);
    expect(
      await posts.open({ episodeId: posting.episodeId, execution: posting.episodeId }),
    ).toMatchObject({
      post: { status: 'posted' },
    });
  });
});

describe('what became of a message is told again when the answer was lost:', () => {
  it('that it stands', async () => {
    posting = await startPosting(database);
    expect(await postLosing('notePosted')).toEqual({ outcome: { outcome: 'posted' }, asked: 2 });
    expect(await posting.posts()).toMatchObject([{ status: 'posted' }]);
  });

  it('that Telegram refused it', async () => {
    posting = await startPosting(database);
    posting.telegram.setChat({ ...CHANNEL, bot: { ...CHANNEL.bot, canPost: false } });
    const { outcome, asked } = await postLosing('noteRefused');
    expect([outcome, asked]).toEqual(['TelegramBotMayNotPost', 2]);
    expect(await posting.posts()).toEqual([]);
  });

  it('that nobody knows', async () => {
    posting = await startPosting(database);
    posting.telegram.faults.add({ kind: 'lostAnswer', method: 'sendAudio' });
    const { outcome, asked } = await postLosing('noteUnsure');
    expect([outcome, asked]).toEqual(['TelegramPostUnsure', 2]);
    expect(await posting.posts()).toMatchObject([{ status: 'unsure' }]);
  });
});
