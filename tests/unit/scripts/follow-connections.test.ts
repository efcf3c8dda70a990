import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnections } from '../../../scripts/connections/connections.ts';
import {
  connectionsAtOnce,
  type FollowedConnections,
  followConnections,
} from '../../../scripts/connections/follow-connections.ts';
import { connectionsFile, openConnections } from '../../../scripts/connections/kept-connections.ts';
import type { ConnectionSettings } from '../../../scripts/connections/kinds.ts';

const SPEECH = { OPENAI_SPEECH_ENDPOINT: 'http://127.0.0.1:8880' };

let folder: string;
let followed: FollowedConnections | undefined;
const applied: ConnectionSettings[] = [];
const told: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-follow-'));
  applied.length = 0;
  told.length = 0;
});
afterEach(async () => {
  followed?.close();
  await rm(folder, { recursive: true, force: true });
});

const open = () =>
  createConnections({
    store: openConnections(folder, undefined),
    env: {},
    ask: async () => 'It answers.',
  });
const follow = async (
  apply = async (settings: ConnectionSettings) => void applied.push(settings),
) => {
  followed = await followConnections({
    ...{ connections: open(), dataDir: folder, env: {} },
    tell: (sentence) => told.push(sentence),
  });
  await followed.follow(apply);
  return followed;
};

it('hands on what another process has connected, and what it has forgotten', async () => {
  const { settings } = await follow();
  const other = open();
  await other.connect('speech', SPEECH);
  await expect.poll(() => applied, { timeout: 10_000 }).toEqual([SPEECH]);
  expect(settings()).toEqual(SPEECH);
  await other.remove('speech');
  await expect.poll(() => applied, { timeout: 10_000 }).toEqual([SPEECH, {}]);
  expect(told).toEqual([
    'Voices and models are asked by other connections from now on: Speech endpoint.',
    'Voices and models are asked by other connections from now on: what this machine has.',
  ]);
});

it('has applied a change of its own when it is answered, and only once', async () => {
  const connections = connectionsAtOnce(open(), await follow());
  await connections.connect('speech', SPEECH);
  expect(applied).toEqual([SPEECH]);
  await connections.connect('speech', SPEECH);
  expect(applied).toEqual([SPEECH]);
  await connections.remove('speech');
  expect(applied).toEqual([SPEECH, {}]);
});

it('hands on what was connected while the stack was starting', async () => {
  followed = await followConnections({
    ...{ connections: open(), dataDir: folder, env: {}, tell: () => undefined },
  });
  await open().connect('speech', SPEECH);
  await followed.follow(async (settings) => void applied.push(settings));
  expect(applied).toEqual([SPEECH]);
});

it('goes on with what it had where the file can’t be read, and says why', async () => {
  await open().connect('speech', SPEECH);
  const { settings, refresh } = await follow();
  await writeFile(connectionsFile(folder), 'no JSON');
  await refresh();
  expect([settings(), applied]).toEqual([SPEECH, []]);
  expect(told[0]).toMatch(/used as they were before.*can't be read/);
});

it('applies again what could not be applied', async () => {
  let isBroken = true;
  const { refresh } = await follow(async (settings) => {
    if (isBroken) throw new Error('The functions can’t be configured.');
    applied.push(settings);
  });
  await open().connect('speech', SPEECH);
  await refresh();
  expect(told[0]).toContain('can’t be configured');
  isBroken = false;
  await refresh();
  expect(applied).toEqual([SPEECH]);
});
