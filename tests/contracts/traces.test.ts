import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startGemini } from '../../local/gemini/index.ts';
import { startGoogleTts } from '../../local/google-tts/index.ts';
import { startS3 } from '../../local/s3/index.ts';
import { startTelegram } from '../../local/telegram/index.ts';
import { createGemini } from '../../src/clients/google-genai/gemini.ts';
import { createGoogleSpeechSynthesizer } from '../../src/clients/google-tts/google-speech-synthesizer.ts';
import { createS3Client } from '../../src/clients/s3/client.ts';
import { createObjectStore } from '../../src/clients/s3/object-store.ts';
import { createEpisodeStatusReader } from '../../src/clients/supabase/episodes/episode-status-reader.ts';
import { connectChannelSource } from '../../src/clients/telegram/channel-source.ts';
import { traceInvocation } from '../../src/runtime/tracing/trace.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { anExported, anExportedChannel, createExportFolder } from '../support/telegram-exports.ts';
import { aTraceHeader, startXRayDaemon, type XRayDaemon } from '../support/x-ray-daemon.ts';

const EPISODE = '22222222-2222-4222-8222-222222222222';
const SECRET = 'a-key-that-nobody-may-read';
const POST = 'The mill turns again on Sunday.';

const closers: (() => unknown)[] = [];
let daemon: XRayDaemon;
let database: TestDatabase;
let proxy: FaultProxy;
let folder: string;

beforeAll(async () => {
  daemon = await startXRayDaemon();
  database = await startDatabase();
  folder = await mkdtemp(join(tmpdir(), 'traces-'));
  const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET };
  const s3 = await startS3({ dataDir: folder, region: 'us-east-1', ...keys });
  proxy = await startFaultProxy(s3.endpoint);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', proxy.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', keys.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secretAccessKey);
  await createS3Client('us-east-1').send(new CreateBucketCommand({ Bucket: 'stepcast-test' }));
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', daemon.address);
  vi.stubEnv('_X_AMZN_TRACE_ID', aTraceHeader());
  closers.push(daemon.close, database.close, proxy.close, () => s3.close());
});
afterAll(async () => {
  vi.unstubAllEnvs();
  for (const close of closers) await close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  daemon.datagrams.length = 0;
});

/** The calls of an invocation as X-Ray is told them. */
const tracedCalls = async (work: () => Promise<unknown>) => {
  await traceInvocation('ATask', { episode: EPISODE }, () => work().catch(() => undefined));
  const [, ended] = await daemon.documents(2);
  for (const hidden of [SECRET, POST, database.config.SUPABASE_SERVICE_KEY]) {
    expect(daemon.datagrams.join()).not.toContain(hidden);
  }
  return ended?.subsegments ?? [];
};
const aCall = (name: string, operation: string, retries = 0) => ({
  name,
  metadata: { stepcast: { operation, retries } },
});

it('S3 is told with its retries and its request', async () => {
  const fault = { method: 'PUT', path: /content/, status: 503, body: '' };
  proxy.faults.push({ ...fault, times: 1 });
  const store = createObjectStore({ S3_BUCKET_NAME: 'stepcast-test', AWS_REGION: 'us-east-1' });
  const calls = await tracedCalls(() =>
    store.put('content/a.json', JSON.stringify(POST), { contentType: 'application/json' }),
  );
  expect(calls).toMatchObject([
    {
      ...aCall('S3', 'PutObject', 1),
      namespace: 'aws',
      http: { response: { status: 200 } },
      aws: { operation: 'PutObject', request_id: expect.any(String) },
    },
  ]);
});

it('the database is told by its table or function, and by what it answered', async () => {
  const read = (config = database.config) =>
    tracedCalls(() => createEpisodeStatusReader(config).findLive(EPISODE));
  const [call] = await read();
  expect(call).toMatchObject({ name: 'Supabase', http: { response: { status: 200 } } });
  expect(call?.metadata.stepcast.operation).toMatch(/^[a-z_/]+$/);
  daemon.datagrams.length = 0;
  const refused = await read({ ...database.config, SUPABASE_SERVICE_KEY: SECRET });
  expect(refused).toMatchObject([{ http: { response: { status: 401 } }, error: true }]);
});

it('Google’s speech is told with its refusals', async () => {
  const server = await startGoogleTts();
  const synthesizer = createGoogleSpeechSynthesizer({ endpoint: server.endpoint });
  closers.push(server.close, synthesizer.close);
  const speak = () =>
    synthesizer.synthesize(
      { text: POST, voice: 'en-US-Chirp3-HD-Kore', languageCode: 'en-US' },
      { deadlineMs: 20_000 },
    );
  server.faults.add({ kind: 'status', code: 'RESOURCE_EXHAUSTED' });
  const calls = await tracedCalls(async () => {
    await speak().catch(() => undefined);
    await speak();
  });
  const call = aCall('Google Text-to-Speech', 'SynthesizeSpeech');
  expect(calls).toMatchObject([{ ...call, error: true, throttle: true }, call]);
  expect(calls[1]).not.toHaveProperty('fault');
});

it('a model is told without what it was asked', async () => {
  const gemini = await startGemini();
  closers.push(() => gemini.close());
  gemini.script({ kind: 'error', status: 503, message: POST });
  const calls = await tracedCalls(() =>
    createGemini({ apiKey: SECRET, endpoint: gemini.endpoint }).generate(
      { model: 'gemini-test', instructions: '', prompt: POST, answerSchema: { type: 'object' } },
      { deadlineMs: 5000 },
    ),
  );
  const call = aCall('Gemini', 'generateContent');
  expect(calls).toMatchObject([{ ...call, http: { response: { status: 503 } }, fault: true }]);
});

it('Telegram is told by its methods, and a flood as what throttles', async () => {
  const exports = await createExportFolder();
  const telegram = await startTelegram({
    exports: [await exports.write(anExportedChannel('Tide Mill', 71, [anExported({ id: 1 })]))],
  });
  closers.push(() => telegram.close(), exports.remove);
  telegram.faults.add({ method: 'contacts.resolveUsername', answer: 'FLOOD_WAIT_301' });
  const calls = await tracedCalls(async () => {
    const { apiId, apiHash, proxyUrl } = telegram;
    const source = await connectChannelSource(telegram.session, { apiId, apiHash, proxyUrl });
    await source.resolve('tide_mill').finally(() => source.disconnect());
  });
  expect(calls).toMatchObject([
    aCall('Telegram', 'connect'),
    {
      ...aCall('Telegram', 'contacts.ResolveUsername'),
      http: { response: { status: 420 } },
      error: true,
      throttle: true,
    },
  ]);
});
