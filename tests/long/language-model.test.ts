import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenAi, startOpenAi } from '../../local/openai/index.ts';
import { answerHonestly } from '../support/honest-model.ts';
import { aShow, endOf, startExecution, startTestStack, type TestStack } from '../support/stack.ts';

/** Machines are this many times faster than they say, as everywhere here; the waits for a cap are shorter still. */
const SPEED = 20;
const CAP_WAIT_MS = 600_000;
const SHORT_MS = 300;

let model: OpenAi;
let stack: TestStack;
beforeAll(async () => {
  model = await startOpenAi();
  stack = await startTestStack({
    settings: { OPENAI_CHAT_ENDPOINT: model.endpoint, OPENAI_CHAT_MODEL: 'good' },
    clock: {
      now: () => Date.now(),
      sleep: (ms, signal) =>
        sleep(ms === CAP_WAIT_MS ? SHORT_MS : ms / SPEED, undefined, signal && { signal }),
    },
  });
});
beforeEach(() => {
  model.faults.clear();
  model.script((chat) => JSON.stringify(answerHonestly(chat)));
});
afterAll(async () => {
  await stack?.close();
  await model?.close();
});

const configure = (podcastId: string, config: Readonly<Record<string, unknown>>) =>
  stack.database.from('podcast_configs').update(config).eq('podcast_id', podcastId).throwOnError();

/** What was answered and spoken for another show is kept: each has a wish and a pace of its own. */
let shows = 0;
const freshSpeakers = () => {
  shows += 1;
  const speakingRate = 1 + shows / 100;
  return [
    { role: 'host', voice: 'en-US-Chirp3-HD-Kore', speakingRate },
    { role: 'expert', voice: 'en-US-Chirp3-HD-Puck', speakingRate },
  ];
};

const aModelShow = async () => {
  const podcastId = await aShow(stack);
  await configure(podcastId, {
    ...{ writer: 'openai', format: 'multi-speaker', speakers: freshSpeakers() },
    additional_instructions: `This is show ${shows}.`,
  });
  return podcastId;
};
const make = async (podcastId: string) =>
  endOf(stack, podcastId, await startExecution(stack, podcastId));
const read = async (path: string) => {
  const answer = await fetch(`${stack.api.url}/api/v1${path}`, {
    headers: { 'x-api-key': stack.api.internalApiKey },
  });
  expect(answer.status).toBe(200);
  return answer.json();
};

describe('an episode of two speakers by a language model', () => {
  it('is written, spoken and published, and says by whom and at what cost', async () => {
    const { row, episodeId } = await make(await aModelShow());
    expect(row).toMatchObject({ status: 'completed', metadata: { writing: { writer: 'openai' } } });
    expect(row.metadata.writing.fallback).toBeUndefined();
    const script = await read(`/episodes/${episodeId}/script`);
    const spoken = script.chapters.flatMap((chapter: { utterances: { speaker: string }[] }) =>
      chapter.utterances.map(({ speaker }) => speaker),
    );
    expect(new Set(spoken)).toEqual(new Set(['host', 'expert']));
    const used = row.metadata.cost.items.map((item: { unit: string }) => item.unit);
    expect(used).toEqual(expect.arrayContaining(['characters', 'inputTokens', 'outputTokens']));
  });

  it('is the model’s all the same after a minute of 429', async () => {
    model.faults.add({ kind: 'status', status: 429, times: 4, retryAfterSeconds: 60 });
    const { row, states } = await make(await aModelShow());
    expect(row).toMatchObject({ status: 'completed', metadata: { writing: { writer: 'openai' } } });
    const entered = states.map(({ name }) => name);
    expect(entered).not.toContain('WriteScriptWithoutModel');
  });

  it.each([
    ['rubbish', () => 'Sure! Here is your script.'],
    ['nothing', () => ''],
    ['half an answer', () => ({ text: '{"title":"The', finishReason: 'length' as const })],
  ])('is the built-in writer’s where the model answers %s, and says so', async (_, said) => {
    model.script(said);
    const { row } = await make(await aModelShow());
    expect(row).toMatchObject({
      status: 'completed',
      metadata: {
        writing: { writer: 'built-in', fallback: { from: 'openai', why: 'answer-refused' } },
      },
    });
  });
});

describe('an episode of a show whose cap of the month is used up', () => {
  const spent = async () => {
    const podcastId = await aModelShow();
    await configure(podcastId, { writer: null, monthly_cap_usd: 0.01 });
    // What is begun is finished, also beyond the cap.
    const first = await make(podcastId);
    expect(first.row.status).toBe('completed');
    // What is spoken already is paid for.
    await configure(podcastId, { speakers: freshSpeakers() });
    return podcastId;
  };

  it('waits and says why, and is made once the cap is raised', async () => {
    const podcastId = await spent();
    const started = await startExecution(stack, podcastId);
    const status = () => read(`/episodes/${started.episodeId}`);
    const waiting = async () => {
      for (;;) {
        const view = await status();
        if (view.waiting !== null || view.terminal) return view;
        await sleep(50);
      }
    };
    expect(await waiting()).toMatchObject({
      status: 'processing',
      waiting: { reason: expect.stringMatching(/^The show's episodes cost \$0\.\d\d this month/) },
    });
    await configure(podcastId, { monthly_cap_usd: 10 });
    const { row } = await endOf(stack, podcastId, started);
    expect(row.status).toBe('completed');
    expect((await status()).waiting).toBeNull();
  });

  it('fails by name after eight hours, with what to do, and is made by a retry', async () => {
    const podcastId = await spent();
    const failed = await make(podcastId);
    expect(failed).toMatchObject({ status: 'FAILED', error: 'BudgetSpent' });
    expect(failed.states.filter(({ name }) => name === 'WaitForBudget')).toHaveLength(48);
    const { error, remedy } = await read(`/episodes/${failed.episodeId}`);
    expect(remedy).toBe('retry');
    expect(error).toMatchObject({
      ...{ state: 'GenerateAudio', name: 'BudgetSpent' },
      message: expect.stringMatching(/waited for eight hours.*Raise the cap of the show/),
    });
    await configure(podcastId, { monthly_cap_usd: null });
    const again = await endOf(
      stack,
      podcastId,
      await startExecution(stack, podcastId, {
        ...{ episodeId: failed.episodeId, name: `${failed.episodeId}-2` },
        ...{ trigger: 'retry', from: 'audio' },
      }),
    );
    expect(again.row.status).toBe('completed');
  });
});
