import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenAi, startOpenAi } from '../../local/openai/index.ts';
import { aContent, aPost } from '../support/a-content.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { aScript } from '../support/audio/a-script.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

let api: TestApi;
let model: OpenAi;
beforeAll(async () => {
  model = await startOpenAi();
  api = await startTestApi({
    settings: {
      OPENAI_CHAT_ENDPOINT: model.endpoint,
      OPENAI_CHAT_MODEL: 'gpt-4.1-mini',
      // Nobody listens there: it must not come to a call.
      GEMINI_ENDPOINT: 'http://127.0.0.1:9',
      GEMINI_API_KEY: 'a-key',
    },
  });
});
afterAll(async () => {
  await api?.close();
  await model?.close();
});

const POST = 'The harbour crane was lifted onto the east quay on Tuesday. It can carry forty tons.';
const ANSWER = {
  text: 'On Tuesday a crane was lifted onto the east quay.',
  evidence: [{ post: 1, quote: 'lifted onto the east quay on Tuesday' }],
};

/** An episode whose one line is about the crane, of a show with this config. */
const aLine = async (config: Readonly<Record<string, unknown>>) => {
  const { service } = api.database;
  const podcastId = await insertShow(service, { config });
  const id = randomUUID();
  const episodes = episodeFunctions(service);
  const content = await api.objects.put(
    `podcasts/${podcastId}/${id}/content/1.json`,
    JSON.stringify({ ...aContent({ mill: [aPost(1, POST)] }), podcastId }),
    { contentType: 'application/json' },
  );
  await episodes.open(podcastId, id);
  await episodes.mark(id, 'content_collected', { content });
  const script = aScript();
  const speakers = [{ role: 'host', voice: 'en-US-Chirp3-HD-Kore' }];
  const [first] = script.chapters;
  const sources = [{ channel: 'mill', messageId: 1, url: 'https://t.me/mill/1' }];
  const utterances = [{ speaker: 'host', text: 'A crane has come.' }];
  const body = {
    script: { ...script, speakers, chapters: [{ ...first, sources, utterances }] },
    ...{ chapter: 0, utterance: 0 },
  };
  const rewrite = () => api.send('POST', `/api/v1/episodes/${id}/rewrite`, body);
  return { id, rewrite };
};

test('a line is said otherwise by a model of an OpenAI-compatible endpoint', async () => {
  model.script(() => JSON.stringify(ANSWER));
  const { rewrite } = await aLine({ writer: 'openai', writer_model: 'a-model' });
  expect(await rewrite()).toMatchObject({ status: 200, body: { text: ANSWER.text, by: 'model' } });
  expect(model.chats.map((chat) => chat.model)).toEqual(['a-model']);
  expect(JSON.stringify(model.chats[0])).toContain('forty tons');
});

test('no model that is paid for is asked while a cap of the month is used up, which is said', async () => {
  const { id, rewrite } = await aLine({ writer: 'gemini', monthly_cap_usd: 1 });
  await api.database.service
    .rpc('record_episode_cost', {
      ...{ p_episode_id: id, p_execution: id, p_id: randomUUID() },
      p_items: [
        {
          ...{ provider: 'gemini', product: 'gemini-2.5-flash', unit: 'inputTokens' },
          ...{ quantity: 1, usd: 1, pricesAsOf: '2026-03-01' },
        },
      ],
    })
    .throwOnError();
  expect(await rewrite()).toMatchObject({
    status: 409,
    body: {
      type: 'urn:stepcast:problem:budget-spent',
      detail: expect.stringContaining("The show's episodes cost $1.00 this month"),
    },
  });
});
