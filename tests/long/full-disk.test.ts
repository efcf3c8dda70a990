import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canMountDisks, mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { reservePorts, type StartPorts } from '../support/start-ports.ts';
import { startProcess, stepcast } from '../support/started-stack.ts';

const MEGABYTES = 400;
const WAIT = { timeout: 60_000, interval: 500 };

describe.skipIf(!canMountDisks)('a stack whose disk is full', () => {
  let disk: SmallDisk;
  let dataDir: string;
  let ports: StartPorts;
  let stack: ReturnType<typeof startProcess>;
  beforeAll(async () => {
    disk = mountSmallDisk(MEGABYTES) as SmallDisk;
    dataDir = join(disk.folder, 'data');
    ports = await reservePorts();
    stack = startProcess(['--data-dir', dataDir, ...ports.options]);
    await stack.up;
  });
  afterAll(async () => {
    stack.child.kill('SIGINT');
    await stack.ended;
    ports.release();
    disk.remove();
  });

  const ask = async (path: string, body?: object) => {
    const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
    const headers = { 'x-api-key': secrets.internalApiKey, 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${ports.portOf('api')}/api/v1/${path}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  /** The first show's id. */
  const aShow = async (): Promise<string> => {
    const { stdout } = await stepcast(dataDir, ['shows', '--json']);
    return JSON.parse(stdout)[0].id;
  };

  it('lives, says what is wrong to who starts an episode, and goes on once there is room', async () => {
    const podcastId = await aShow();
    const { body: begun } = await ask('episodes', { podcastId });
    await expect
      .poll(async () => (await ask(`episodes/${begun.episodeId}`)).body.state, WAIT)
      .toBe('GenerateAudio');

    disk.fill();
    await expect
      .poll(async () => {
        disk.fill();
        return ask('episodes', { podcastId });
      }, WAIT)
      .toMatchObject({ status: 503, body: { detail: expect.stringContaining('disk') } });
    expect((await ask('health')).status).toBe(200);
    expect((await ask(`episodes/${begun.episodeId}`)).status).toBe(200);
    expect(stack.child.exitCode).toBeNull();

    disk.free();
    await expect
      .poll(async () => (await ask(`episodes/${begun.episodeId}`)).body.status, WAIT)
      .toBe('completed');
    expect((await ask('episodes', { podcastId })).status).toBe(202);
  });
});
