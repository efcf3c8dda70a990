import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnections } from '../../scripts/connections/connections.ts';
import { settingsOf } from '../../scripts/connections/in-force.ts';
import { openConnections } from '../../scripts/connections/kept-connections.ts';
import { mailAmong } from '../../scripts/connections/mail.ts';
import { startMailServer } from '../support/mail-server.ts';

let folder: string;
let server: Awaited<ReturnType<typeof startMailServer>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-mail-'));
  server = await startMailServer();
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const open = (env: Record<string, string> = {}) =>
  createConnections({ store: openConnections(folder, undefined), env });
const given = () => ({
  STEPCAST_ALERT_MAIL_ENDPOINT: `smtp://127.0.0.1:${server.port}`,
  STEPCAST_ALERT_MAIL_USER: 'me',
  STEPCAST_ALERT_MAIL_PASSWORD: 'secret',
  STEPCAST_ALERT_MAIL_TO: 'me@mail.test',
});

it('is kept once a mail was taken, and tells from then on what goes wrong', async () => {
  const connections = open();
  expect(await connections.connect('mail', given())).toMatch(/took a mail to me@mail\.test/);
  expect(server.received).toHaveLength(1);
  const [mail] = mailAmong(await connections.inForce());
  await mail?.send({ title: 'An episode failed', text: 'Retry it.', link: null });
  expect(server.received[1]?.content).toContain('Subject: An episode failed');
  expect(JSON.stringify(await connections.list())).not.toContain('"secret"');
});

it('isn’t kept where the server refuses it, and says why', async () => {
  const wrong = { ...given(), STEPCAST_ALERT_MAIL_PASSWORD: 'a-wrong-one' };
  await expect(open().connect('mail', wrong)).rejects.toMatchObject({
    name: 'ConnectionRefused',
    message: expect.stringMatching(/refuses user and password/),
  });
  const other = { ...given(), STEPCAST_ALERT_MAIL_ENDPOINT: 'https://mail.test' };
  await expect(open().connect('mail', other)).rejects.toMatchObject({ name: 'ConnectionRefused' });
  expect(await readFile(join(folder, 'connections.json'), 'utf8').catch(() => 'none')).toBe('none');
});

it('is the stack’s own: no function is told of it', async () => {
  const held = await open(given()).inForce();
  expect(held).toMatchObject([{ name: 'mail', from: 'environment' }]);
  expect(settingsOf(held, {})).toEqual({});
});
