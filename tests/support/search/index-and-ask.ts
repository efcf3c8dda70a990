import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { createPassageFinder } from '../../../src/clients/supabase/search/passage-finder.ts';
import { createSearchIndex } from '../../../src/clients/supabase/search/search-index.ts';
import { answerFromSaid } from '../../../src/search/answer/answer-from-said.ts';
import { readSearchDocument } from '../../../src/search/index/read-search-document.ts';
import { search } from '../../../src/search/search.ts';
import type { TestDatabase } from '../database.ts';
import { episodeFunctions } from '../episodes.ts';
import { insertShow, storedObject } from '../shows.ts';

/** Publishes an episode with a transcript and puts it in the index as PublishFeed does. */
export const publishTranscript = async (
  database: TestDatabase,
  transcript: string,
  { title = 'Monday', languageCode = 'en-US', podcastId = '', chapters = '' } = {},
) => {
  const { service, config } = database;
  const show =
    podcastId || (await insertShow(service, { podcast: { title, language_code: languageCode } }));
  const functions = episodeFunctions(service);
  const id = randomUUID();
  const key = `transcript-${randomUUID()}`;
  await functions.open(show, id);
  await functions.mark(id, 'content_collected', { content: storedObject('content') });
  await functions.mark(id, 'processing', {
    script: storedObject('script'),
    title,
    summary: 'What happened.',
  });
  await functions.complete(id, id, {
    p_outputs: {
      audio: storedObject('audio'),
      transcript: { ...storedObject('transcript'), key },
    },
  });
  await functions.publish(id);
  const outputs = {
    transcript: { ...storedObject('transcript'), key },
    ...(chapters && { chapters: storedObject('chapters') }),
  };
  const document = await readSearchDocument(
    { id, languageCode, outputs },
    {
      get: async (object) => new TextEncoder().encode(object.key === key ? transcript : chapters),
    },
  );
  if (!document) throw new Error('The episode has a transcript.');
  const index = createSearchIndex(config);
  expect(await index.listUnindexed(show, 10)).toContain(id);
  await index.save(document);
  expect(await index.listUnindexed(show, 10)).not.toContain(id);
  return { id, podcastId: show, functions };
};

/** A transcript of lines, five seconds in each minute. */
export const transcriptOf = (...lines: string[]) =>
  `WEBVTT\n\n${lines.map((line, i) => `00:${String(i).padStart(2, '0')}:00.000 --> 00:${String(i).padStart(2, '0')}:05.000\n<v host>${line}`).join('\n\n')}\n`;

/** Looks for what was said, without a language model. */
export const askFor = (
  database: TestDatabase,
  question: string,
  scope: { podcastId?: string; withUnpublished?: boolean } = {},
) =>
  search(
    question,
    {
      podcastId: scope.podcastId ?? null,
      within: null,
      withUnpublished: scope.withUnpublished ?? false,
    },
    {
      finder: createPassageFinder(database.config),
      answer: async (...found) => answerFromSaid(...found),
    },
  );
