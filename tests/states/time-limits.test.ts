import { describe, expect, it } from 'vitest';
import { readFunctions } from '../../build/read-functions.ts';
import { KEYS_TIMEOUT_MS } from '../../src/authorize-request/fetch-project-keys.ts';
import { QUESTION_TIMEOUT_MS } from '../../src/clients/aws/question-limits.ts';
import { CATALOG_DEADLINE_MS } from '../../src/clients/google-tts/google-voice-catalog.ts';
import { REQUEST_TIMEOUT_MS } from '../../src/clients/supabase/database.ts';
import { DEFAULT_TIMEOUT_MS as TELEGRAM_TIMEOUT_MS } from '../../src/clients/telegram/telegram-connection.ts';
import { RESERVE_MS as COLLECTING_RESERVE_MS } from '../../src/collect-content/collect-content.ts';
import { RECEIVER_TIMEOUT_MS } from '../../src/functions/deliver-webhook.ts';
import type { LanguageModel } from '../../src/language-model/language-model.ts';
import { createModelWriter, WRITING_BUDGET_MS } from '../../src/write-script/model/model-writer.ts';
import { aConfig, aContent, aPost } from '../support/a-content.ts';
import { inMemoryAnswers } from '../support/in-memory-answers.ts';
import { FAILURES } from './failures/table.ts';

const MANY = Array.from({ length: 20 }, (_, at) =>
  aPost(at + 1, `The Kw${at}x of Vel${at}dor. ${`It opens the Xy${at}q gate ${at}. `.repeat(20)}`),
);

const functions = await readFunctions();
const timeoutOf = (name: string | undefined): number => {
  const found = functions.find((definition) => definition.name === name);
  if (!found) throw new Error(`serverless.yml has no function ${name}.`);
  return found.timeoutSeconds * 1000;
};

/** What a language model may take whose every answer is refused, and takes all the time that it is given. */
const longestWriting = async (): Promise<number> => {
  let nowMs = 0;
  let allowedMs = 0;
  const model: LanguageModel = {
    provider: 'gemini',
    async generate(_request, { deadlineMs }) {
      nowMs += deadlineMs;
      allowedMs = Math.max(allowedMs, nowMs);
      return { text: 'no JSON', inputTokens: 1, outputTokens: 1 };
    },
  };
  const nobody = { script: { chapters: [] }, report: { writing: { writer: 'built-in' } } };
  const builtIn = { write: async () => nobody as never };
  const written = createModelWriter({
    models: [{ writer: 'gemini', model, defaultName: 'm' }],
    ...{ builtIn, now: () => nowMs, isJudged: true, concurrency: 1 },
    answers: inMemoryAnswers(),
  }).write(aContent({ mill: MANY }), aConfig({ targetDurationMinutes: 60 }), []);
  await expect(written).rejects.toMatchObject({ name: 'ModelUnavailable' });
  return allowedMs;
};

describe('a function is given the time that its calls may take one after the other, and a reserve', () => {
  it('writeScript: the config, and each time that the model is asked', async () => {
    const longest = await longestWriting();
    expect(longest).toBeGreaterThan(WRITING_BUDGET_MS - 1_000);
    expect(longest).toBeLessThanOrEqual(WRITING_BUDGET_MS);
    expect(timeoutOf('writeScript')).toBeGreaterThanOrEqual(REQUEST_TIMEOUT_MS + longest + 30_000);
  });

  it('deliverWebhook: the delivery, and its receiver', () => {
    const longest = REQUEST_TIMEOUT_MS + RECEIVER_TIMEOUT_MS;
    expect(timeoutOf('deliverWebhook')).toBeGreaterThanOrEqual(longest + 3_000);
  });

  it('api: the database, and the slower of Step Functions and the list of voices', () => {
    const longest = REQUEST_TIMEOUT_MS + Math.max(QUESTION_TIMEOUT_MS, CATALOG_DEADLINE_MS);
    expect(timeoutOf('api')).toBeGreaterThanOrEqual(longest + 3_000);
  });

  it('authorizeRequest: the keys', () => {
    expect(timeoutOf('authorizeRequest')).toBeGreaterThanOrEqual(KEYS_TIMEOUT_MS + 1_000);
  });

  it('collectContent: when it stops by itself, the page that it reads and the file after that', () => {
    expect(COLLECTING_RESERVE_MS).toBeGreaterThanOrEqual(TELEGRAM_TIMEOUT_MS + 5_000);
    expect(timeoutOf('collectContent')).toBeGreaterThan(10 * COLLECTING_RESERVE_MS);
  });
});

const calls = Object.entries(FAILURES).flatMap(([machine, states]) =>
  Object.entries(states).flatMap(([state, { function: called, timeout = 0 }]) =>
    called === undefined ? [] : [{ machine, state, called, timeout }],
  ),
);

it.each(calls)('$state of $machine waits until $called has been stopped', (call) => {
  expect(call.timeout * 1000).toBeGreaterThanOrEqual(timeoutOf(call.called) + 5_000);
});
