import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gemini, startGemini } from '../../local/gemini/index.ts';
import { createGemini } from '../../src/clients/google-genai/gemini.ts';
import { createBuiltInWriter } from '../../src/write-script/built-in-writer.ts';
import { createModelWriter } from '../../src/write-script/model/model-writer.ts';
import { aConfig, aContent, aPost } from '../support/a-content.ts';
import { inMemoryAnswers } from '../support/in-memory-answers.ts';

let gemini: Gemini;
beforeAll(async () => {
  gemini = await startGemini();
});
afterAll(() => gemini.close());

const model = () => createGemini({ apiKey: 'a-test-key', endpoint: gemini.endpoint });

it('a script is written with Gemini, rules apart from material, by the schema of each step', async () => {
  const evidence = [{ post: 1, quote: 'The mill turns again on Sunday.' }];
  const utterances = [{ speaker: 'host', text: 'The mill turns again on Sunday.', evidence }];
  gemini.script(
    JSON.stringify({ title: 'The mill', utterances }),
    JSON.stringify({ title: 'The mill turns again', summary: 'It turns on Sunday.' }),
  );
  const before = gemini.calls.length;
  const { script, report } = await createModelWriter({
    models: [
      { writer: 'gemini', model: model(), ...{ defaultName: 'gemini-a', cheapName: 'gemini-b' } },
    ],
    ...{ builtIn: createBuiltInWriter(), answers: inMemoryAnswers(), now: () => 0 },
    ...{ isJudged: false, concurrency: 2 },
  }).write(
    aContent({ harbour: [aPost(1, 'The mill turns again on Sunday.')] }),
    aConfig({ writer: 'gemini', writerTemperature: 0.4, targetDurationMinutes: 0.5 }),
    [],
  );
  expect(script.title).toBe('The mill turns again');
  expect(report.writing).toMatchObject({
    writer: 'gemini',
    usage: [{ provider: 'gemini', model: 'gemini-a' }, { model: 'gemini-b' }],
  });
  const [chapter, title] = gemini.calls.slice(before);
  expect(chapter).toMatchObject({ model: 'gemini-a', temperature: 0.4, apiKey: 'a-test-key' });
  expect(chapter?.answerSchema).toMatchObject({ required: ['title', 'utterances'] });
  expect(title).toMatchObject({ model: 'gemini-b' });
  expect(chapter?.instructions).not.toContain('The mill');
});

describe("Gemini's client", () => {
  const ask = (deadlineMs = 5000) =>
    model().generate(
      {
        model: 'gemini-test',
        instructions: 'Be kind.',
        prompt: 'Hello',
        answerSchema: { type: 'object' },
      },
      { deadlineMs },
    );

  it.each([408, 429, 500, 503])(
    'tells a %i as a model that may answer later, after one request',
    async (status) => {
      gemini.script({ kind: 'error', status, message: 'not now' });
      const before = gemini.calls.length;
      await expect(ask()).rejects.toMatchObject({ name: 'ModelUnavailable', retryable: true });
      expect(gemini.calls.length - before).toBe(1);
    },
  );

  it.each([400, 401, 403, 404])('tells a %i as a request that is never taken', async (status) => {
    gemini.script({ kind: 'error', status, message: 'no' });
    await expect(ask()).rejects.toMatchObject({ name: 'ModelRefused', retryable: false });
  });

  it('gives up at its deadline', async () => {
    gemini.script({ kind: 'hang' });
    await expect(ask(100)).rejects.toMatchObject({
      name: 'ModelUnavailable',
      message: expect.stringContaining('100 ms'),
    });
  });

  it('ends a call that nobody wants any more with the reason for that', async () => {
    gemini.script({ kind: 'hang' });
    const unwanted = new AbortController();
    const answer = model().generate(
      { model: 'gemini-test', instructions: 'Be kind.', prompt: 'Hello', answerSchema: {} },
      { deadlineMs: 5000, signal: unwanted.signal },
    );
    const reason = new Error('Cancelled.');
    setTimeout(() => unwanted.abort(reason), 50);
    await expect(answer).rejects.toBe(reason);
  });

  it('tells a connection that breaks as a model that may answer later', async () => {
    gemini.script({ kind: 'cut' });
    await expect(ask()).rejects.toMatchObject({ name: 'ModelUnavailable' });
  });

  it('never puts the key into what it says', async () => {
    gemini.script({ kind: 'error', status: 403, message: 'no' });
    await expect(ask()).rejects.toMatchObject({
      message: expect.not.stringContaining('a-test-key'),
    });
  });
});
