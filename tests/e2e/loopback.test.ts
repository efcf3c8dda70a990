import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knowsListeningPorts, listeningPorts } from '../support/listening-ports.ts';
import { reservePorts, type StartPorts } from '../support/start-ports.ts';
import { startProcess } from '../support/started-stack.ts';

let dataDir: string;
let ports: StartPorts;
let stack: ReturnType<typeof startProcess>;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stepcast-loopback-'));
  ports = await reservePorts();
  stack = startProcess(['--data-dir', dataDir, ...ports.options]);
  await stack.up;
});
afterAll(async () => {
  stack.child.kill('SIGINT');
  await stack.ended;
  ports.release();
  await rm(dataDir, { recursive: true, force: true });
});

const NAMES = ['api', 'step-functions', 's3', 'media', 'supabase', 'sqs'];

const statusFor = (port: number, path: string, headers: Record<string, string> = {}) =>
  new Promise<number>((resolve, reject) =>
    request({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) =>
      resolve(answer.resume().statusCode ?? 0),
    )
      .on('error', reject)
      .end(),
  );

/** The answer to a request; undefined where what listens speaks no HTTP and ends the connection. */
const askHttp = (port: number, headers: Record<string, string>) =>
  new Promise<{ status: number; keepAlive: string } | undefined>((resolve) =>
    request({ host: '127.0.0.1', port, headers, agent: false }, (answer) => {
      const { 'keep-alive': keepAlive = '' } = answer.headers;
      resolve({ status: answer.resume().statusCode ?? 0, keepAlive: String(keepAlive) });
    })
      .on('error', () => resolve(undefined))
      .end(),
  );

const health = () => statusFor(Number(ports.portOf('api')), '/api/v1/health');
const postgresPid = async (): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0]);

describe('a running stack', () => {
  it.each(NAMES)('answers as %s no other host and no other page', async (name) => {
    const port = Number(ports.portOf(name));
    expect(await statusFor(port, '/', { host: `evil.example:${port}` })).toBe(421);
    expect(await statusFor(port, '/', { origin: 'http://evil.example' })).toBe(403);
    expect([421, 200]).not.toContain(await statusFor(port, '/no-such-thing'));
  });

  it.runIf(knowsListeningPorts)(
    'does so on each port, those included that nobody is told of, and keeps connections for as long',
    async () => {
      const named = NAMES.map((name) => Number(ports.portOf(name)));
      const listening = listeningPorts(stack.child.pid ?? 0);
      expect(listening).toEqual(expect.arrayContaining(named));
      const speakHttp: number[] = [];
      for (const port of listening) {
        const own = await askHttp(port, { connection: 'keep-alive' });
        if (own !== undefined) {
          speakHttp.push(port);
          expect([port, own.keepAlive]).toEqual([port, 'timeout=75']);
        }
        const foreign = await askHttp(port, { host: `evil.example:${port}` });
        const page = await askHttp(port, { origin: 'http://evil.example' });
        const refused = own === undefined ? [port, undefined, undefined] : [port, 421, 403];
        expect([port, foreign?.status, page?.status]).toEqual(refused);
      }
      // Lambda, the logs and the secrets beside those with names.
      expect(speakHttp.length).toBe(NAMES.length + 3);
    },
  );

  it.each([
    ['step-functions', 'AWSStepFunctions.ListStateMachines'],
    ['sqs', 'AmazonSQS.ListQueues'],
  ])('answers as %s nobody without its keys', async (name, target) => {
    const unsigned = await fetch(`http://127.0.0.1:${ports.portOf(name)}`, {
      method: 'POST',
      headers: { 'x-amz-target': target },
      body: '{}',
    });
    expect([unsigned.status, await unsigned.text()]).toEqual([
      403,
      expect.stringContaining('Missing Authentication Token'),
    ]);
  });

  it('answers as S3 nobody without its keys', async () => {
    expect(await statusFor(Number(ports.portOf('s3')), '/')).toBe(403);
  });

  it('answers who has the keys of its data folder', async () => {
    const { s3SecretAccessKey } = JSON.parse(
      await readFile(join(dataDir, 'secrets.json'), 'utf8'),
    ) as { s3SecretAccessKey: string };
    const settings = (name: string) => ({
      endpoint: `http://127.0.0.1:${ports.portOf(name)}`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'stepcast', secretAccessKey: s3SecretAccessKey },
    });
    const { stateMachines } = await new SFNClient(settings('step-functions')).send(
      new ListStateMachinesCommand({}),
    );
    expect(stateMachines?.length).toBeGreaterThan(0);
    const { QueueUrls } = await new SQSClient(settings('sqs')).send(new ListQueuesCommand({}));
    expect(QueueUrls?.length).toBeGreaterThan(0);
  });

  it('keeps its files to its owner', async () => {
    const root = process.getuid?.() === 0;
    expect((await stat(dataDir)).mode & 0o777).toBe(root ? 0o711 : 0o700);
    for (const name of await readdir(dataDir)) {
      expect([name, (await stat(join(dataDir, name))).mode & 0o077]).toEqual([name, 0]);
    }
  });

  it('refuses at once what is more than it carries, and says meanwhile how it is', async () => {
    const { internalApiKey } = JSON.parse(
      await readFile(join(dataDir, 'secrets.json'), 'utf8'),
    ) as {
      internalApiKey: string;
    };
    const port = Number(ports.portOf('api'));
    const list = (): Promise<number> =>
      statusFor(port, '/api/v1/episodes?limit=1', { 'x-api-key': internalApiKey });
    const [healthy, ...statuses] = await Promise.all([
      health(),
      ...Array.from({ length: 400 }, list),
    ]);
    expect(healthy).toBe(200);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    // What was refused has taken no place of what comes later.
    expect(await list()).toBe(200);
  });

  it('says within two seconds that its database hangs, and that it is back', async () => {
    expect(await health()).toBe(200);
    const pid = await postgresPid();
    const backends = execFileSync('pgrep', ['-P', String(pid)])
      .toString()
      .trim()
      .split('\n');
    const all = [pid, ...backends.map(Number)];
    for (const one of all) process.kill(one, 'SIGSTOP');
    try {
      // What health knows is at most ten seconds old.
      await expect.poll(health, { timeout: 15_000, interval: 500 }).toBe(503);
    } finally {
      for (const one of all) process.kill(one, 'SIGCONT');
    }
    await expect.poll(health, { timeout: 30_000, interval: 500 }).toBe(200);
  });

  it('starts its database again when that is killed, and tells so', async () => {
    process.kill(await postgresPid(), 'SIGKILL');
    await expect.poll(() => stack.said(), { timeout: 30_000 }).toContain('PostgreSQL is up again.');
    expect(stack.said()).toContain('PostgreSQL ended (SIGKILL)');
    await expect.poll(health, { timeout: 30_000, interval: 500 }).toBe(200);
  });
});
