import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Interceptable } from '../../local/stack/index.ts';
import { SECRETS } from '../../src/runtime/secrets.ts';
import { everythingWritten, findSecrets } from '../support/everything-written.ts';
import type { Fault } from '../support/fault-proxy.ts';
import {
  aShow,
  endOf,
  makeEpisode,
  startExecution,
  startTestStack,
  type TestStack,
} from '../support/stack.ts';

/** Secrets that a laptop has no use for, seeded to be recognised. */
const SEEDED = {
  TELEGRAM_API_HASH: 'api-hash-that-nobody-may-see',
  TELEGRAM_BOT_TOKEN: '4711:token-that-nobody-may-see',
  GEMINI_API_KEY: 'gemini-key-that-nobody-may-see',
  TRANSCRIPTION_API_KEY: 'transcription-key-that-nobody-may-see',
  OPENAI_CHAT_API_KEY: 'chat-key-that-nobody-may-see',
  OPENAI_SPEECH_API_KEY: 'speech-key-that-nobody-may-see',
  GOOGLE_CREDENTIALS_JSON: JSON.stringify({
    client_email: 'speaker@project.test',
    private_key: 'google-key-that-nobody-may-see',
  }),
};

let stack: TestStack;
const logs: string[] = [];
beforeAll(async () => {
  stack = await startTestStack({
    // Nobody listens on port 9: the model is out of reach.
    settings: { ...SEEDED, GEMINI_ENDPOINT: 'http://127.0.0.1:9' },
    onLog: ({ text }) => logs.push(text),
  });
});
afterEach(() => {
  for (const { faults } of Object.values(stack.proxies)) faults.length = 0;
});
afterAll(() => stack.close());

interface Place {
  readonly part: Interceptable;
  readonly method: string;
  readonly path: RegExp;
  /** Which of the requests with this method and path is the task's, counted from 1. */
  readonly after?: number;
}
const rpc = (name: string): Place => ({
  part: 'supabase',
  method: 'POST',
  path: new RegExp(`^/rest/v1/rpc/${name}\\b`),
});
const invoke = (name: string): Place => ({
  part: 'lambda',
  method: 'POST',
  path: new RegExp(`/functions/[^/]*${name}/invocations`),
});
const head = (output: string): Place => ({
  part: 's3',
  method: 'HEAD',
  path: new RegExp(`/${output}/[0-9a-f]{64}`),
});

const TASKS: readonly (readonly [string, Place])[] = [
  ['OpenEpisode', rpc('open_episode')],
  ['CollectContent', invoke('collectContent')],
  ['VerifyContent', head('content')],
  ['MarkContentCollected', rpc('update_episode_status')],
  ['WriteScript', invoke('writeScript')],
  ['MarkProcessing', { ...rpc('update_episode_status'), after: 1 }],
  ['GenerateAudio', invoke('generateAudio')],
  ['VerifyAudio', head('audio')],
  ['MarkCompleted', rpc('update_episode_audio_url')],
  ['PublishFeed', invoke('publishFeed')],
];

const inject = ({ part, ...place }: Place, fault: Omit<Fault, 'method' | 'path'>): void => {
  const { after = 0, method, path } = place;
  if (after > 0)
    stack.proxies[part].faults.push({ method, path, times: after, pass: true, status: 0 });
  stack.proxies[part].faults.push({ ...fault, method, path });
};

/** What each kind of server says when it fails for a moment, and when it fails for good. */
const TRANSIENT: Readonly<Record<Interceptable, Omit<Fault, 'method' | 'path' | 'times'>>> = {
  supabase: { status: 503, body: '{"message":"for a moment"}' },
  lambda: {
    status: 503,
    headers: { 'x-amzn-ErrorType': 'ServiceException' },
    body: '{"Type":"Service","message":"for a moment"}',
  },
  s3: { status: 404 },
};
const PERMANENT: Readonly<Record<Interceptable, Omit<Fault, 'method' | 'path' | 'times'>>> = {
  supabase: { status: 418, body: '{"code":"PT418","message":"the original cause"}' },
  lambda: {
    status: 200,
    headers: { 'X-Amz-Function-Error': 'Unhandled' },
    body: '{"errorType":"SomethingPermanent","errorMessage":"the original cause","trace":[]}',
  },
  s3: { status: 403 },
};

const NO_POSTS = { from: '2001-01-01T00:00:00Z', until: '2001-02-01T00:00:00Z' };

describe('when SkipEpisode fails', () => {
  const skip = async () => {
    const podcastId = await aShow(stack);
    return endOf(stack, podcastId, await startExecution(stack, podcastId, { window: NO_POSTS }));
  };

  it('once, the episode is skipped all the same', async () => {
    inject(rpc('skip_episode'), { ...TRANSIENT.supabase, times: 1 });
    expect(await skip()).toMatchObject({ status: 'SUCCEEDED', row: { status: 'skipped' } });
  });

  it('for good, the episode is failed with the original error', async () => {
    inject(rpc('skip_episode'), { ...PERMANENT.supabase, times: Number.POSITIVE_INFINITY });
    expect(await skip()).toMatchObject({
      status: 'FAILED',
      row: {
        status: 'failed',
        metadata: { error: { state: 'SkipEpisode', name: 'States.Http.StatusCode.418' } },
      },
    });
  });
});

describe('when recording a failure fails', () => {
  const always = Number.POSITIVE_INFINITY;

  it('once, the row has the original error', async () => {
    inject(invoke('writeScript'), { ...PERMANENT.lambda, times: always });
    inject(rpc('mark_episode_failed'), { ...TRANSIENT.supabase, times: 1 });
    const { status, error, states, row } = await makeEpisode(stack);
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'SomethingPermanent' });
    expect(row).toMatchObject({ status: 'failed', metadata: { error: { state: 'WriteScript' } } });
    expect(states.find(({ name }) => name === 'MarkEpisodeFailed')).toMatchObject({ attempts: 2 });
  });

  it('for good, the execution still ends with the original error', async () => {
    inject(invoke('writeScript'), { ...PERMANENT.lambda, times: always });
    inject(rpc('mark_episode_failed'), { ...PERMANENT.supabase, times: always });
    expect(await makeEpisode(stack)).toMatchObject({
      status: 'FAILED',
      error: 'SomethingPermanent',
      cause: expect.stringContaining('the original cause'),
    });
  });

  it('of the feed, the episode stays completed', async () => {
    inject(invoke('publishFeed'), { ...PERMANENT.lambda, times: always });
    inject(rpc('record_publish_failure'), { ...PERMANENT.supabase, times: always });
    expect(await makeEpisode(stack)).toMatchObject({
      status: 'SUCCEEDED',
      row: { status: 'completed', published_at: null },
    });
  });
});

describe.each(TASKS)('when %s fails', (state, place) => {
  it('once, the episode is completed and the retry stands in the history', async () => {
    inject(place, { ...TRANSIENT[place.part], times: 1 });
    const { status, states, row } = await makeEpisode(stack);
    expect(status).toBe('SUCCEEDED');
    expect(row).toMatchObject({ status: 'completed' });
    expect(states.find(({ name }) => name === state)).toMatchObject({ attempts: 2 });
  });

  it('for good, the episode is settled with the original error in the row', async () => {
    inject(place, { ...PERMANENT[place.part], times: Number.POSITIVE_INFINITY });
    const { status, error, cause, row } = await makeEpisode(stack);
    if (state === 'OpenEpisode') {
      expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.Http.StatusCode.418' });
      expect(row).toBeNull();
    } else if (state === 'PublishFeed') {
      expect(status).toBe('SUCCEEDED');
      expect(row).toMatchObject({ status: 'completed', published_at: null });
      expect(JSON.stringify(row.metadata.publishError)).toMatch(/SomethingPermanent/);
    } else {
      expect(status).toBe('FAILED');
      expect(row).toMatchObject({
        status: 'failed',
        metadata: { error: { state, name: error, cause } },
      });
      expect(error).toMatch(/SomethingPermanent|StatusCode\.418|S3\./);
    }
  });
});

describe('after all these failures', () => {
  const secretsOf = ({ supabase, telegram, api }: TestStack): Record<string, string> => ({
    SUPABASE_SERVICE_KEY: supabase.serviceKey,
    TELEGRAM_SESSION: telegram.session,
    INTERNAL_API_KEY: api.internalApiKey,
    ...SEEDED,
  });

  it('the script of a show whose language model is out of reach is written all the same', async () => {
    const podcastId = await aShow(stack);
    await stack.supabase.query(
      "update public.podcast_configs set writer = 'gemini' where podcast_id = $1",
      [podcastId],
    );
    const episode = await endOf(stack, podcastId, await startExecution(stack, podcastId));
    expect(episode.row).toMatchObject({
      status: 'completed',
      metadata: { writing: { writer: 'built-in', fallback: { why: 'model-unavailable' } } },
    });
  });

  it('no line that a function logs holds a post’s text', () => {
    // Long enough to be nobody else's words.
    const lines = stack.telegram.channels
      .flatMap(({ messages }) => messages.flatMap(({ text }) => text.split('\n')))
      .filter((line) => line.length >= 25);
    expect(lines.length).toBeGreaterThan(20);
    const told = (line: string) =>
      logs.some((log) => log.includes(line) || log.includes(JSON.stringify(line).slice(1, -1)));
    expect(lines.filter(told)).toEqual([]);
  });

  it('every secret is looked for', () => {
    const names: readonly string[] = Object.values(SECRETS).flat();
    // The id is a number, and says nothing without its hash; a laptop has one session.
    const others = ['TELEGRAM_API_ID', 'TELEGRAM_SESSIONS'];
    const secrets = new Set(names.filter((name) => !others.includes(name)));
    expect(Object.keys(secretsOf(stack)).sort()).toEqual([...secrets].sort());
  });

  it('no log, history, row or body holds a secret', async () => {
    const written = await everythingWritten(stack, logs);
    // Each kind is there, and tells of the failures: nothing is searched in vain.
    const tellsOf = (kind: keyof typeof written, what: string) =>
      written[kind].some((text) => text.includes(what));
    expect({
      logs: tellsOf('logs', '"level":"ERROR"'),
      histories: tellsOf('histories', 'the original cause'),
      rows: tellsOf('rows', 'the original cause'),
      answers: tellsOf('answers', 'the original cause'),
      bodies: tellsOf('bodies', 'the original cause'),
    }).toEqual({ logs: true, histories: true, rows: true, answers: true, bodies: true });
    const { GOOGLE_CREDENTIALS_JSON: credentials, ...secrets } = secretsOf(stack);
    const { private_key } = JSON.parse(credentials ?? '') as { private_key: string };
    expect(findSecrets(written, { ...secrets, private_key })).toEqual([]);
  });
});
