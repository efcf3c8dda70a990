import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { insertShow } from '../support/shows.ts';

const PASSAGES = 1500;
/** How many of a hundred passages have a word: from nearly all to hardly any. */
const SHARES: Readonly<Record<string, number>> = {
  zarb: 70,
  yorm: 40,
  wulk: 12,
  vint: 4,
  tusp: 1,
  // Said of old alone, so that the newest passages have none of it.
  rond: 50,
};

let database: TestDatabase;
let client: pg.Client;
let podcastId: string;
const said: (readonly string[])[] = [];

beforeAll(async () => {
  database = await startDatabase();
  client = new pg.Client({ connectionString: database.postgres.url });
  await client.connect();
  const random = seededRandom(11);
  for (let at = 0; at < PASSAGES; at += 1) {
    said.push(
      Object.entries(SHARES)
        .filter(([word, share]) => random() * 100 < share && (word !== 'rond' || at < 600))
        .map(([word]) => word)
        .toSorted(() => random() - 0.5),
    );
  }
  podcastId = await insertShow(database.service);
  const id = randomUUID();
  await episodeFunctions(database.service).open(podcastId, id);
  await database.service
    .rpc('index_episode', {
      p_episode_id: id,
      p_transcript_key: 'transcript',
      p_language: 'en',
      p_passages: said.map((words, at) => ({
        startMs: at * 1000,
        endMs: at * 1000 + 900,
        chapter: '',
        cues: [],
        sources: [],
        words: words.map((word) => [word]),
        title: [],
      })),
      p_words: [],
    })
    .throwOnError();
});
afterAll(async () => {
  await client.end();
  await database.close();
});

const find = async (terms: readonly string[], phrase: readonly string[], without: string[]) => {
  const { data } = await database.service
    .rpc('search_passages', {
      p_terms: terms.map((word) => ({ word: [word], folded: word })),
      p_phrases: phrase.length > 0 ? [phrase.map((word) => [word])] : [],
      p_without: without.map((word) => [[word]]),
      p_podcast_id: podcastId,
      p_with_unpublished: true,
      p_limit: 60,
    })
    .throwOnError();
  return data as {
    terms: { term: number; weight: number }[];
    passages: { position: number }[];
  };
};

const has = (words: readonly string[], phrase: readonly string[]): boolean =>
  words.some((_, at) => phrase.every((word, i) => words[at + i] === word));

const QUESTIONS: readonly [terms: string[], phrase: string[], without: string[]][] = [
  [['zarb'], [], []],
  [['tusp'], [], []],
  [['rond'], [], []],
  [['zarb', 'yorm'], [], []],
  [['vint', 'zarb'], [], []],
  [['tusp', 'vint', 'wulk', 'yorm', 'zarb'], [], []],
  [['zarb', 'yorm'], [], ['wulk']],
  [['rond', 'tusp'], [], ['zarb']],
  [['zarb', 'yorm'], ['zarb', 'yorm'], []],
  [['zarb', 'yorm', 'vint'], ['zarb', 'yorm'], ['tusp']],
  [['rond', 'vint'], ['rond', 'vint'], []],
];

describe.each(['before', 'after'])('%s the database knows how common words are', (when) => {
  beforeAll(async () => {
    if (when === 'after') await client.query('analyze public.search_passages');
  });

  test.each(QUESTIONS)(
    '%j as %j without %j finds the weightiest, the newest of them first',
    async (terms, phrase, without) => {
      const found = await find(terms, phrase, without);
      const weights = new Map(found.terms.map(({ term, weight }) => [terms[term] ?? '', weight]));
      const expected = said
        .map((words, position) => ({
          words,
          position,
          weight: terms.reduce(
            (sum, word) => sum + (words.includes(word) ? (weights.get(word) ?? 0) : 0),
            0,
          ),
        }))
        .filter(
          ({ words, weight }) =>
            weight > 0 &&
            (phrase.length === 0 || has(words, phrase)) &&
            !without.some((word) => words.includes(word)),
        )
        .toSorted((a, b) => b.weight - a.weight || b.position - a.position)
        .slice(0, 60)
        .map(({ position }) => position);
      expect(expected.length).toBeGreaterThan(0);
      expect(found.passages.map(({ position }) => position)).toEqual(expected);
    },
  );
});
