import { expect, test } from 'vitest';
import { type CollectedPosts, warnOfLanguage } from '../../../../src/api/shows/warn-of-language.ts';
import { aContent, aPost } from '../../../support/a-content.ts';
import { anEpisodeRecord } from '../../../support/an-episode-record.ts';

const RUSSIAN =
  'Управление порта вчера вечером открыло новый мост, и он будет открыт до полуночи каждый день.';
const ENGLISH =
  'The harbour office opened the new bridge last night, and it stays open until midnight every day.';
const OBJECT = { key: 'content/a.json', versionId: '1', etag: '"a"', sizeBytes: 9 };

const collected = (text: string): CollectedPosts => {
  const content = aContent({ harbour: [aPost(1, text), aPost(2, text), aPost(3, text)] });
  const episode = { ...anEpisodeRecord(), outputs: { content: OBJECT } };
  return {
    episodes: { list: async () => ({ items: [anEpisodeRecord(), episode], next: null }) },
    contents: { get: async () => new TextEncoder().encode(JSON.stringify(content)) },
  };
};
const aShow = (languageCode: string, ...telegramChannels: string[]) =>
  ({ id: 'show', languageCode, config: { telegramChannels } }) as Parameters<
    typeof warnOfLanguage
  >[1];

test('names the language of posts that no voice of the show could read, and what to do', async () => {
  const [warning, ...more] = await warnOfLanguage(collected(RUSSIAN), aShow('en-US', 'harbour'));
  expect(warning).toMatch(
    /^The show is in English \(en-US\), and its channels post in Russian: 100 %/,
  );
  expect(warning).toContain('Change the language to Russian ("ru")');
  expect(more).toEqual([]);
});

test.each([
  ['posts in the show’s language', ENGLISH, aShow('en-US', 'harbour')],
  ['posts of a channel that the show has no more', RUSSIAN, aShow('en-US', 'lighthouse')],
])('says nothing of %s', async (_, text, show) => {
  expect(await warnOfLanguage(collected(text), show)).toEqual([]);
});

test('says that it could not look, since the show is saved all the same', async () => {
  const broken = {
    ...collected(RUSSIAN),
    contents: { get: () => Promise.reject(new Error('Storage is away.')) },
  };
  expect(await warnOfLanguage(broken, aShow('en-US', 'harbour'))).toEqual([
    expect.stringContaining('could not be looked at: Error: Storage is away.'),
  ]);
});

test('knows nothing of a show that has collected nothing', async () => {
  const none = {
    ...collected(RUSSIAN),
    episodes: { list: async () => ({ items: [], next: null }) },
  };
  expect(await warnOfLanguage(none, aShow('en-US', 'harbour'))).toEqual([]);
});
