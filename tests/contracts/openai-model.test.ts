import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Chat, type JsonMode, type OpenAi, startOpenAi } from '../../local/openai/index.ts';
import { createOpenAiModel } from '../../src/clients/openai/chat-model.ts';
import { createBuiltInWriter } from '../../src/write-script/built-in-writer.ts';
import type { WritingModel } from '../../src/write-script/model/ask/ask.ts';
import { createModelWriter } from '../../src/write-script/model/model-writer.ts';
import { aConfig, aContent, aPost } from '../support/a-content.ts';
import { answerHonestly } from '../support/honest-model.ts';
import { inMemoryAnswers } from '../support/in-memory-answers.ts';

const API_KEY = 'sk-loopback-0123456789';
const SCHEMA = { type: 'object', properties: { answer: { type: 'string' } } };
const REQUEST = {
  ...{ model: 'a-model', instructions: 'Be brief.', prompt: 'What turns?', answerSchema: SCHEMA },
};

let server: OpenAi;
let other: OpenAi;
beforeAll(async () => {
  [server, other] = await Promise.all([
    startOpenAi({ apiKey: API_KEY, models: ['a-model'] }),
    startOpenAi(),
  ]);
});
beforeEach(() => {
  server.faults.clear();
  other.faults.clear();
});
afterAll(() => Promise.all([server?.close(), other?.close()]));

const aModel = (endpoint = server.endpoint, apiKey = API_KEY) =>
  createOpenAiModel({ endpoint, apiKey });
const ask = (changes: Partial<typeof REQUEST> = {}, options = {}, model = aModel()) =>
  model.generate({ ...REQUEST, ...changes }, { deadlineMs: 5000, ...options });

describe('the client of OpenAI-compatible models', () => {
  it('asks by the schema, and counts what was read and written', async () => {
    server.script('{"answer":"The mill."}');
    const answer = await ask({}, {});
    expect(answer).toMatchObject({ text: '{"answer":"The mill."}', outputTokens: 6 });
    expect(answer.stoppedBy).toBeUndefined();
    expect(answer.inputTokens).toBeGreaterThan(5);
    const chat = server.chats.at(-1);
    expect(chat).toMatchObject({ model: 'a-model', prompt: 'What turns?' });
    expect(chat?.instructions).toMatch(/^Be brief\..*JSON Schema/s);
    expect(chat?.responseFormat).toMatchObject({
      type: 'json_schema',
      json_schema: { schema: SCHEMA },
    });
  });

  it.each<[JsonMode, string | undefined, number]>([
    ['json_object', 'json_object', 2],
    ['none', undefined, 3],
  ])('finds out once how a server with %s is asked for JSON', async (jsonMode, type, calls) => {
    const modest = await startOpenAi({ jsonMode });
    modest.script('{"answer":"The mill."}');
    const model = aModel(modest.endpoint);
    await ask({}, {}, model);
    expect(modest.calls).toHaveLength(calls);
    await ask({}, {}, model);
    expect(modest.calls).toHaveLength(calls + 1);
    expect((modest.chats.at(-1)?.responseFormat as { type?: string } | undefined)?.type).toBe(type);
    expect(modest.chats.at(-1)?.instructions).toContain('"answer"');
    await modest.close();
  });

  it.each([
    ['a fence', 'Here it is:\n```json\n{"answer":"a {brace}"}\n```\nEnjoy!'],
    ['thinking', '<think>They want {JSON}.</think>\n{"answer":"a {brace}"}'],
    ['a sentence', 'Sure! {"answer":"a {brace}"} I hope that helps.'],
  ])('reads the object out of %s', async (_, said) => {
    server.script(said);
    expect(JSON.parse((await ask()).text)).toEqual({ answer: 'a {brace}' });
  });

  it.each([
    ['cut short', { text: '{"answer":', finishReason: 'length' as const }, 'length'],
    ['filtered', { text: '', finishReason: 'content_filter' as const }, 'content_filter'],
    ['refused', { refusal: 'I can’t help with that.' }, 'refusal'],
  ])('says why an answer stopped: %s', async (_, reply, stoppedBy) => {
    server.script(reply);
    expect(await ask()).toMatchObject({ stoppedBy });
  });

  it.each([
    { kind: 'status', status: 503 },
    { kind: 'status', status: 429, code: 'rate_limit_exceeded' },
    { kind: 'drop' },
    { kind: 'cut' },
    { kind: 'wrong' },
    { kind: 'empty' },
  ] as const)('may be asked again later after %j', async (fault) => {
    server.script('{"answer":"The mill."}');
    server.faults.add(fault);
    await expect(ask()).rejects.toMatchObject({ name: 'ModelUnavailable', retryable: true });
  });

  it('is not waited for beyond the deadline, and its call ends when nobody needs it', async () => {
    server.faults.add({ kind: 'delay', ms: 60_000, times: 2 });
    await expect(ask({}, { deadlineMs: 100 })).rejects.toThrow(/did not answer within 100 ms/);
    const needed = new AbortController();
    const call = ask({}, { signal: needed.signal });
    needed.abort(new Error('not needed'));
    await expect(call).rejects.toThrow('not needed');
  });

  it.each([
    ['a wrong key', () => ask({}, {}, aModel(server.endpoint, 'sk-wrong-987')), /401/],
    ['an unknown model', () => ask({ model: 'gpt-0' }), /`gpt-0` does not exist/],
  ])('refuses for good, by name and without the key: %s', async (_, call, message) => {
    const error = (await call().catch((thrown: unknown) => thrown)) as Error;
    expect(error).toMatchObject({ name: 'ModelRefused', retryable: false });
    expect(error.message).toMatch(message);
    expect(error.message).toContain('OPENAI_CHAT_API_KEY');
    expect(error.message).not.toContain('sk-');
  });

  it('knows an empty purse from a busy minute', async () => {
    server.faults.add({ kind: 'status', status: 429, code: 'insufficient_quota' });
    await expect(ask()).rejects.toMatchObject({ name: 'ModelRefused' });
  });
});

describe('models that stand in for one another', () => {
  const HONEST = (chat: Chat) => JSON.stringify(answerHonestly(chat));
  const CONTENT = aContent({ harbour: [aPost(1, 'The mill turns again on Sunday.')] });
  const models = (): readonly [WritingModel, WritingModel] => [
    { writer: 'openai', model: aModel(), defaultName: 'the-default' },
    { writer: 'gemini', model: aModel(other.endpoint), defaultName: 'the-other' },
  ];
  const write = (config = aConfig({ writer: 'openai', writerModel: 'a-model' })) =>
    createModelWriter({
      models: models(),
      builtIn: createBuiltInWriter(),
      ...{ answers: inMemoryAnswers(), concurrency: 2 },
      now: () => 0,
      isJudged: false,
    }).write(CONTENT, config, []);

  it('leave it to the chosen one while it answers', async () => {
    server.script(HONEST);
    const before = other.calls.length;
    const { report } = await write();
    expect(report.writing).toMatchObject({ writer: 'openai', usage: [{ model: 'a-model' }] });
    expect(report.writing.fallback).toBeUndefined();
    expect(other.calls.length).toBe(before);
  });

  it.each([
    { kind: 'status', status: 500 },
    { kind: 'status', status: 429 },
  ] as const)('go on to the next after %j, which answers by its own name', async (fault) => {
    server.faults.add(fault);
    other.script(HONEST);
    const { script, report } = await write();
    expect(script.title).toContain('mill turns again');
    expect(other.chats.at(-1)?.model).toBe('the-other');
    expect(report.writing).toMatchObject({
      writer: 'gemini',
      fallback: {
        from: 'openai',
        why: 'model-unavailable',
        reasons: [expect.stringContaining('answered')],
      },
      usage: [{ provider: 'openai-compatible', model: 'the-other' }],
    });
  });

  it('are not gone round where the request is refused', async () => {
    const before = other.calls.length;
    const unknown = aConfig({ writer: 'openai', writerModel: 'gpt-0' });
    await expect(write(unknown)).rejects.toMatchObject({ name: 'ModelRefused' });
    expect(other.calls.length).toBe(before);
  });

  it('say what each of them said when none answers', async () => {
    server.faults.add({ kind: 'status', status: 502 });
    other.faults.add({ kind: 'status', status: 504 });
    await expect(write()).rejects.toMatchObject({
      name: 'ModelUnavailable',
      message: expect.stringMatching(/502.*504/),
    });
  });
});
