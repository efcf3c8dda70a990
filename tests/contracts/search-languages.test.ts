import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { askFor, publishTranscript, transcriptOf } from '../support/search/index-and-ask.ts';
import { OTHER_LANGUAGES } from '../support/search/other-languages.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
  for (const [title, { languageCode, lines }] of Object.entries(OTHER_LANGUAGES)) {
    await publishTranscript(database, transcriptOf(...lines), { title, languageCode });
  }
}, 60_000);
afterAll(() => database.close());

const answerOf = async (question: string): Promise<string | undefined> => {
  const { answer } = await askFor(database, question);
  return answer?.quotations.map(({ text }) => text).join(' ');
};

describe.each(Object.entries(OTHER_LANGUAGES))('an episode in %s', (_, episode) => {
  const { answered, found = {}, never } = episode;

  test.each(Object.entries(answered))('answers “%s” by what was said', async (question, said) => {
    expect(await answerOf(question)).toContain(said);
  });

  test.each(Object.entries({ ...answered, ...found }))(
    'is found by “%s”',
    async (question, said) => {
      const { results } = await askFor(database, question);
      expect(results.slice(0, 3).map(({ excerpt }) => excerpt)).toContainEqual(
        expect.stringContaining(said),
      );
    },
  );

  test.each(never)('answers “%s” by nothing', async (question) => {
    expect(await answerOf(question)).toBeUndefined();
  });
});
