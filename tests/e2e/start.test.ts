import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reservePorts, type StartPorts } from '../support/start-ports.ts';
import { startProcess, stepcast } from '../support/started-stack.ts';

const SHOW = 'Saltreach Now and Saltreach Neighbours';

let dataDir: string;
let ports: StartPorts;
let stack: ReturnType<typeof startProcess>;
let greeting: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stepcast-start-'));
  ports = await reservePorts();
  stack = startProcess(['--data-dir', dataDir, ...ports.options]);
  greeting = await stack.up;
});
afterAll(async () => {
  stack.child.kill('SIGINT');
  await stack.ended;
  ports.release();
  await rm(dataDir, { recursive: true, force: true });
});

const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await stepcast(dataDir, [...args, '--json']);
  return { code, stderr, value: stdout === '' ? undefined : JSON.parse(stdout) };
};
const keyOf = async (folder: string): Promise<string> =>
  JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')).internalApiKey;
const readFacts = async () => JSON.parse(await readFile(join(dataDir, 'stack.json'), 'utf8'));

/** Waits until an episode is being spoken. */
const untilItSpeaks = async (episodeId: string): Promise<void> => {
  const { apiUrl } = await readFacts();
  const headers = { 'x-api-key': await keyOf(dataDir) };
  for (;;) {
    const response = await fetch(`${apiUrl}/api/v1/episodes/${episodeId}`, { headers });
    const episode = (await response.json()) as { terminal: boolean; state: string };
    expect(episode.terminal).toBe(false);
    if (episode.state === 'GenerateAudio') return;
    await sleep(50);
  }
};

describe('npm start', () => {
  it('shows where everything is, on the ports that were asked for', () => {
    for (const name of ['api', 'step-functions', 's3', 'media', 'supabase', 'sqs']) {
      expect(greeting).toContain(`http://127.0.0.1:${ports.portOf(name)}`);
    }
  });

  it('makes an admin who can sign in with the password that it shows', async () => {
    const [, password = ''] = /Password +(\S+)/.exec(greeting) ?? [];
    const { supabaseUrl, supabasePublishableKey } = await readFacts();
    const visitor = createClient(supabaseUrl, supabasePublishableKey, {
      auth: { persistSession: false, autoRefreshToken: false },
    });
    const { data, error } = await visitor.auth.signInWithPassword({
      email: 'admin@stepcast.local',
      password,
    });
    expect(error).toBeNull();
    expect(data.user?.app_metadata).toMatchObject({ role: 'admin' });
    expect((await visitor.from('podcasts').select('title')).data).toEqual([{ title: SHOW }]);
  });

  it('takes messages from its queue, and says in a log why it leaves one there', async () => {
    const { s3SecretAccessKey } = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
    const sqs = new SQSClient({
      endpoint: `http://127.0.0.1:${ports.portOf('sqs')}`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'stepcast', secretAccessKey: s3SecretAccessKey },
    });
    const [QueueUrl = ''] = /http\S+-intake/.exec(greeting) ?? [];
    const { MessageId } = await sqs.send(
      new SendMessageCommand({ QueueUrl, MessageBody: '{"version":"2.0"}' }),
    );
    sqs.destroy();
    const log = () =>
      readFile(join(dataDir, 'logs', 'stepcast-local-intake.log'), 'utf8').catch(() => '');
    await expect.poll(log, { timeout: 30_000 }).toContain('\n');
    const [began = '', ended = ''] = (await log()).split('\n');
    expect(began).toContain(MessageId);
    expect(JSON.parse(ended.slice(ended.indexOf('{')))).toMatchObject({
      type: 'ExecutionFailed',
      details: { error: 'InvalidMessage', cause: 'version must be "1.0".' },
    });
  });

  it('keeps its secrets to their owner, and shows none of them', async () => {
    const file = join(dataDir, 'secrets.json');
    expect((await stat(file)).mode & 0o077).toBe(0);
    const secrets = JSON.parse(await readFile(file, 'utf8'));
    for (const secret of Object.values(secrets)) expect(greeting).not.toContain(secret);
  });

  it('is refused on a folder that has a running stack', async () => {
    const { code, stderr } = await startProcess(['--data-dir', dataDir]).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(`process ${stack.child.pid}`);
    expect(stderr).not.toContain('    at ');
  });

  it('is refused on ports that others have, each by its number', async () => {
    const other = await mkdtemp(join(tmpdir(), 'stepcast-start-'));
    const { code, stderr } = await startProcess(['--data-dir', other, ...ports.options]).ended;
    await rm(other, { recursive: true });
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${ports.portOf('api')} (`);
    expect(stderr).toContain(`Port ${ports.portOf('supabase')} (Supabase) is in use.`);
    expect(stderr).not.toContain('    at ');
  });
});

describe('the command line', () => {
  let episodeId: string;

  it('makes an episode of what the sample posted last, and watches it', async () => {
    expect(await json('shows', 'edit', SHOW, '--minutes', '1')).toMatchObject({ code: 0 });
    const { code, stdout } = await stepcast(dataDir, ['generate', SHOW, '--watch']);
    expect(stdout).toMatch(/✓ Collecting posts.*\n.*✓ Writing the script.*\n.*✓ Speaking/);
    expect(stdout).toContain('completed');
    expect(code).toBe(0);
    const { value } = await json('episodes', SHOW);
    expect(value).toHaveLength(1);
    episodeId = value[0].episodeId;
    expect(value[0].audioUrl).toContain(`http://127.0.0.1:${ports.portOf('media')}/`);
    expect((await fetch(value[0].audioUrl)).headers.get('content-type')).toBe('audio/mpeg');
  });

  it('tells of shows and episodes, to people and to programs', async () => {
    const { value } = await json('shows');
    expect(value).toMatchObject([{ title: SHOW }]);
    expect((await stepcast(dataDir, ['shows', 'show', value[0].id])).stdout).toContain(
      '@saltreach_now @saltreach_neighbours',
    );
    expect((await stepcast(dataDir, ['status', episodeId])).stdout).toContain('completed');
    expect((await json('status', episodeId)).value).toMatchObject({ episodeId, terminal: true });
  });

  it('tells what happened, state by state, and what the functions wrote', async () => {
    const { stdout } = await stepcast(dataDir, ['logs', episodeId]);
    expect(stdout).toMatch(/CollectContent[\s\S]*WriteScript[\s\S]*GenerateAudio[\s\S]*Succeeded/);
    expect(stdout).toContain('Wrote the script');
    const { value } = await json('logs', episodeId);
    expect(value.executions).toMatchObject([{ name: episodeId, status: 'succeeded' }]);
    const ofState = await stepcast(dataDir, ['logs', episodeId, 'WriteScript']);
    expect(ofState.stdout).toContain('Wrote the script');
    expect(ofState.stdout).not.toContain('collectContent');
    const wrong = await stepcast(dataDir, ['logs', episodeId, 'WriteScripts']);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('never was in WriteScripts. It was in: ');
  });

  it('signs up a show, starts its episode, cancels it and makes it again', async () => {
    const add = ['shows', 'add', '--title', 'Short', '--channel', 'saltreach_now'];
    // Long enough to be spoken still when it is cancelled.
    const show = await json(...add, '--minutes', '12');
    expect(show.value).toMatchObject({ title: 'Short', config: { targetDurationMinutes: 12 } });
    const { value } = await json('generate', 'short', '--from', '2020-01-01');
    await untilItSpeaks(value.episodeId);
    // Its execution is started all the same; the command waits until it is known what becomes of it.
    const [refused, refusedAsJson] = await Promise.all([
      stepcast(dataDir, ['generate', 'short']),
      json('generate', 'short'),
    ]);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain(
      `Not started: the show's episode ${value.episodeId} is still being made.`,
    );
    expect(refusedAsJson).toMatchObject({
      code: 1,
      value: { status: 'failed', error: { name: 'EpisodeAlreadyLive' }, remedy: 'wait' },
    });
    expect((await json('cancel', value.episodeId)).code).toBe(0);
    expect((await json('status', value.episodeId)).value).toMatchObject({
      status: 'failed',
      error: { name: 'Cancelled' },
    });
    const again = await json('retry', value.episodeId, '--from', 'audio', '--watch');
    expect(again.value).toMatchObject({ status: 'completed', attempt: 2 });
    expect(again.code).toBe(0);
  });

  it('says what is wrong in a line, without a stack trace', async () => {
    const { apiUrl } = await readFacts();
    const unknown = '00000000-0000-4000-8000-000000000000';
    const empty = join(dataDir, 'empty');
    const stage = (key: string) => ({ STEPCAST_URL: apiUrl, STEPCAST_API_KEY: key });
    const cases = [
      [await stepcast(dataDir, ['status', unknown]), 1, unknown],
      [await stepcast(dataDir, ['status', 'nonsense']), 1, 'nonsense is no episode'],
      [await stepcast(dataDir, ['shows', 'show', 'Nobody']), 1, 'no show called Nobody'],
      [await stepcast(dataDir, ['frobnicate']), 2, "Unknown command 'frobnicate'."],
      [await stepcast(empty, ['shows']), 1, 'npm start'],
      [await stepcast(undefined, ['shows'], stage('wrong')), 1, 'refuses the key'],
      [await stepcast(undefined, ['shows'], stage('')), 2, '--key'],
    ] as const;
    for (const [{ code, stdout, stderr }, expectedCode, reason] of cases) {
      expect(stderr).toContain(reason);
      expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
      expect({ code, stdout }).toEqual({ code: expectedCode, stdout: '' });
    }
  });

  it('says what is wrong to programs as well, on stdout', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await json('status', unknown)).toMatchObject({
      code: 1,
      value: { error: { name: 'CommandFailed', problem: { status: 404 } } },
    });
    expect(await json('frobnicate')).toMatchObject({
      code: 2,
      value: { error: { name: 'InvalidOption', message: expect.stringContaining('frobnicate') } },
    });
  });

  it('speaks to a stage by its address and key, and tells what happened there', async () => {
    const { apiUrl } = await readFacts();
    const env = { STEPCAST_URL: `${apiUrl}/`, STEPCAST_API_KEY: await keyOf(dataDir) };
    const { code, stdout } = await stepcast(undefined, ['logs', episodeId], env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/CollectContent[\s\S]*WriteScript[\s\S]*Succeeded/);
    expect(stdout).toContain(`npx stepcast logs ${episodeId} <state>`);
    const { stdout: lines } = await stepcast(undefined, ['logs', episodeId, 'WriteScript'], env);
    expect(lines).toContain('Wrote the script');
  });

  it('survives kill -9: what was running is settled at the next start and can be made again', async () => {
    const before = (await json('status', episodeId)).value;
    const show = await json(
      'shows',
      'add',
      '--title',
      'Cut off',
      '--channel',
      'saltreach_tide_mill',
      '--minutes',
      '3',
    );
    const { value } = await json('generate', show.value.id);
    await untilItSpeaks(value.episodeId);
    stack.child.kill('SIGKILL');
    await stack.ended;
    const gone = await stepcast(dataDir, ['status', value.episodeId]);
    expect(gone).toMatchObject({ code: 1, stderr: expect.stringContaining("isn't running") });

    stack = startProcess(['--data-dir', dataDir, ...ports.options]);
    greeting = await stack.up;
    expect(greeting).toContain('shown at the first start');
    const settled = await json('status', value.episodeId, '--watch');
    expect(settled).toMatchObject({ code: 1, value: { status: 'failed' } });
    const again = await json('retry', value.episodeId, '--watch');
    expect(again).toMatchObject({ code: 0, value: { status: 'completed', attempt: 2 } });

    expect((await fetch(before.audioUrl)).status).toBe(200);
    expect((await json('shows')).value).toHaveLength(3);
  });

  it('stops cleanly at Ctrl+C', async () => {
    stack.child.kill('SIGINT');
    const { code, stderr } = await stack.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await expect(stat(join(dataDir, 'lock.json'))).rejects.toThrow('ENOENT');
  });
});
