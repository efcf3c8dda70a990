import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSearchIndex } from '../../src/clients/supabase/search/search-index.ts';
import { parseCues } from '../../src/episode/transcript/cues.ts';
import { readSearchDocument } from '../../src/search/index/read-search-document.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { askFor, publishTranscript, transcriptOf } from '../support/search/index-and-ask.ts';
import { KNOWN_MOMENTS, NEVER_SAID } from '../support/search/questions.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());

const EPISODES = path.join(import.meta.dirname, '../support/search/episodes');
const LANGUAGES: Readonly<Record<string, string>> = {
  sample: 'en-US',
  'harbour-news': 'en-US',
  'author-diary': 'en-US',
  'russian-city': 'ru-RU',
  'german-town': 'de-DE',
  'hebrew-neighbourhood': 'he-IL',
};

const publish = (transcript: string, of: Parameters<typeof publishTranscript>[2] = {}) =>
  publishTranscript(database, transcript, of);
const ask = (question: string, scope: Parameters<typeof askFor>[2] = {}) =>
  askFor(database, question, scope);

describe('questions to six episodes in four languages', () => {
  const cues = new Map<string, ReturnType<typeof parseCues>>();
  const shows = new Set<string>();
  beforeAll(async () => {
    for (const [name, languageCode] of Object.entries(LANGUAGES)) {
      const read = (file: string) => readFile(path.join(EPISODES, `${name}.${file}`), 'utf8');
      const transcript = await read('vtt');
      cues.set(name, parseCues(transcript));
      const chapters = await read('chapters.json');
      shows.add((await publish(transcript, { title: name, languageCode, chapters })).podcastId);
    }
  }, 60_000);

  test('find the moment among the first three, 55 of 60 times at least', async () => {
    const missed: string[] = [];
    for (const { episode, question, said } of KNOWN_MOMENTS) {
      const all = cues.get(episode) ?? [];
      const moments = all.filter(({ text }, i) =>
        [text, `${text} ${all[i + 1]?.text}`].some((words) => said.test(words)),
      );
      expect(moments, question).not.toEqual([]);
      const { results } = await ask(question);
      const isThere = results
        .slice(0, 3)
        .some(
          ({ episodeTitle, startMs, endMs }) =>
            episodeTitle === episode &&
            moments.some((moment) => moment.startMs < endMs && moment.endMs > startMs),
        );
      if (!isThere) missed.push(question);
    }
    expect(KNOWN_MOMENTS.length).toBeGreaterThanOrEqual(60);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(5);
  }, 60_000);

  test('are answered by nothing that was not said, in at most two sentences and 60 words', async () => {
    for (const { question } of KNOWN_MOMENTS) {
      const { answer } = await ask(question);
      const quotations = answer?.quotations ?? [];
      expect(quotations.length).toBeLessThanOrEqual(2);
      const words = quotations.flatMap(({ sentence }) => sentence.text.split(/\s+/));
      expect(words.length, question).toBeLessThanOrEqual(60);
      for (const { sentence, ranked } of quotations) {
        const spoken = (cues.get(ranked.passage.episodeTitle) ?? [])
          .filter(({ startMs, endMs }) => startMs < sentence.endMs && endMs > sentence.startMs)
          .map(({ text }) => text.replace(/\u200F/g, ''))
          .join(' ');
        expect(spoken).toContain(sentence.text);
      }
    }
  }, 60_000);

  test.each(NEVER_SAID)('say nothing about “%s”', async (question) => {
    expect((await ask(question)).answer).toBeNull();
  });
});

describe('a question', () => {
  let podcastId: string;
  beforeAll(async () => {
    ({ podcastId } = await publish(
      transcriptOf(
        'The lighthouse keeper Wiebke Thorsen counted nineteen seals.',
        'Nobody repairs wooden lifeboats like the yard in Ostmouth.',
        'In Kraków ist das Museum geschlossen, said Агафья Лыкова.',
        'The yard in Ostmouth closes for good.',
      ),
      { title: 'Words' },
    ));
  });
  const excerpts = async (question: string) =>
    (await ask(question, { podcastId })).results.map(({ excerpt }) => excerpt);

  test.each([
    ['another form of a word', 'repairing a lifeboat', 'Nobody repairs'],
    ['a word spelt wrong', 'lighthuose keper', 'lighthouse keeper'],
    ['a name without its accents', 'Krakow', 'Kraków'],
    ['a name from another script', 'Agafya Lykova', 'Агафья Лыкова'],
  ])('finds by %s', async (_, question, said) => {
    expect((await excerpts(question))[0]).toContain(said);
  });

  test('finds a phrase only as it stands', async () => {
    expect((await excerpts('"yard in Ostmouth"')).join()).toContain('Ostmouth');
    expect(await excerpts('"Ostmouth yard"')).toEqual([]);
  });

  test('finds nothing that has a word it excludes', async () => {
    expect(await excerpts('Ostmouth -seals')).toEqual([]);
  });

  test('finds in the show it names alone', async () => {
    const other = await insertShow(database.service);
    expect((await ask('lighthouse', { podcastId: other })).results).toEqual([]);
  });
});

describe('the index follows its episode', () => {
  const finds = async (question: string, withUnpublished = false) =>
    (await ask(question, { withUnpublished })).results.length > 0;

  test('edited, it has the new words alone once they are published', async () => {
    const { id, functions } = await publish(transcriptOf('The zeppelin landed on the pier.'));
    expect(await finds('zeppelin')).toBe(true);
    const second = `${id}-2`;
    const outputs = { transcript: { ...storedObject('transcript'), key: 'edited' } };
    await functions.open((await episodeOf(id)).podcast_id, id, { p_execution: second });
    await functions.mark(id, 'content_collected', { content: storedObject('c') }, second);
    await functions.mark(
      id,
      'processing',
      { script: storedObject('s'), title: 'E', summary: '' },
      second,
    );
    expect(await finds('zeppelin')).toBe(true);
    await functions.complete(id, second, {
      p_outputs: { audio: storedObject('audio'), ...outputs },
    });
    await functions.publish(id, second);
    // The words that listeners hear no more are found no more, whether or not the new ones are there yet.
    expect(await finds('zeppelin')).toBe(false);
    const document = await readSearchDocument(
      { id, languageCode: 'en-US', outputs },
      {
        get: async () => new TextEncoder().encode(transcriptOf('The airship landed on the pier.')),
      },
    );
    if (document) await createSearchIndex(database.config).save(document);
    expect([await finds('airship'), await finds('zeppelin')]).toEqual([true, false]);
  });

  test('withdrawn, only an admin finds it; deleted, nobody', async () => {
    const { id } = await publish(transcriptOf('The quagga was seen again.'));
    await database.supabase.query(`delete from public.episode_releases where episode_id = '${id}'`);
    expect([await finds('quagga'), await finds('quagga', true)]).toEqual([false, true]);
    await database.supabase.query(`delete from public.episodes where id = '${id}'`);
    expect(await finds('quagga', true)).toBe(false);
  });

  test('published before there was an index, a sweep lists it until it is there', async () => {
    const { id, podcastId } = await publish(transcriptOf('The dodo sang.'));
    await database.supabase.query(
      `update public.episodes set unindexed_since = now() where id = '${id}'`,
    );
    const { data } = await database.service
      .rpc('unpublished_episodes', { p_limit: 1000, p_execution: null })
      .throwOnError();
    expect(data).toContainEqual(expect.objectContaining({ id, podcast_id: podcastId }));
  });

  const episodeOf = async (id: string) => {
    const { data } = await database.service
      .from('episodes')
      .select('podcast_id')
      .eq('id', id)
      .single()
      .throwOnError();
    return data as { podcast_id: string };
  };
});
