import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { close, listen } from '../../local/listen/index.ts';
import { alertChannelsAmong } from '../../scripts/connections/alerts/alert-channels.ts';
import { createConnections } from '../../scripts/connections/connections.ts';
import { settingsOf } from '../../scripts/connections/in-force.ts';
import { openConnections } from '../../scripts/connections/kept-connections.ts';
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

const aBotOf = (token: string) => ({
  STEPCAST_ALERT_TELEGRAM_TOKEN: token,
  STEPCAST_ALERT_TELEGRAM_CHAT: '42',
});

describe('a mail server', () => {
  it('is kept once a mail was taken, and tells from then on what goes wrong', async () => {
    const connections = open();
    expect(await connections.connect('mail', given())).toMatch(/sent by mail to me@mail\.test/);
    expect(server.received).toHaveLength(1);
    const [mail] = alertChannelsAmong(await connections.inForce());
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
    await expect(open().connect('mail', other)).rejects.toMatchObject({
      name: 'ConnectionRefused',
    });
    expect(await readFile(join(folder, 'connections.json'), 'utf8').catch(() => 'none')).toBe(
      'none',
    );
  });

  it('is the stack’s own: no function is told of it', async () => {
    const held = await open(given()).inForce();
    expect(held).toMatchObject([{ name: 'mail', from: 'environment' }]);
    expect(settingsOf(held, {})).toEqual({});
  });
});

describe('what is written to by HTTP', () => {
  let receiver: Server;
  let address: string;
  /** By path, what is answered; 200 for anything else. */
  let answers: Record<string, { status: number; body: object }>;
  let asked: { path: string; body: Record<string, unknown>; authorization: string | undefined }[];
  beforeEach(async () => {
    answers = {};
    asked = [];
    receiver = createServer(async (request, response) => {
      const { url: path = '', headers } = request;
      const body = (await json(request)) as Record<string, unknown>;
      asked.push({ path, body, authorization: headers.authorization });
      const { status, body: answer } = answers[path] ?? { status: 200, body: { ok: true } };
      response.writeHead(status).end(JSON.stringify(answer));
    });
    address = `http://127.0.0.1:${await listen(receiver, 0, 'The receiver')}`;
  });
  afterEach(() => close(receiver));

  const aTopic = () => ({
    STEPCAST_ALERT_NTFY_URL: `${address}/my-topic`,
    STEPCAST_ALERT_NTFY_TOKEN: 'tk_secret',
  });
  const aBot = (chat = '42') => ({
    STEPCAST_ALERT_TELEGRAM_TOKEN: '1:secret',
    STEPCAST_ALERT_TELEGRAM_CHAT: chat,
    STEPCAST_ALERT_TELEGRAM_ENDPOINT: address,
  });

  it('is kept once a test was taken, and told from then on', async () => {
    const connections = open();
    expect(await connections.connect('ntfy', aTopic())).toContain('/my-topic: look whether it');
    expect(await connections.connect('alertbot', aBot())).toBe(
      'A test was sent by Telegram to 42: look whether it has come.',
    );
    const channels = alertChannelsAmong(await connections.inForce());
    for (const channel of channels) await channel.send({ title: 'T', text: 'x', link: null });
    expect(asked).toMatchObject([
      { path: '/', body: { topic: 'my-topic' }, authorization: 'Bearer tk_secret' },
      { path: '/bot1:secret/sendMessage', body: { chat_id: '42' } },
      { path: '/', body: { title: 'T' } },
      { path: '/bot1:secret/sendMessage', body: { text: 'T\n\nx' } },
    ]);
    expect(JSON.stringify(await connections.list())).not.toContain('secret');
  });

  it('never gets a token that was kept for another address', async () => {
    const connections = open();
    await connections.connect('ntfy', aTopic());
    const moved = { STEPCAST_ALERT_NTFY_URL: `${address}/another` };
    await connections.connect('ntfy', moved);
    expect(asked[1]).toMatchObject({ body: { topic: 'another' }, authorization: undefined });
  });

  it('says who wrote to a bot that isn’t let into the chat', async () => {
    answers['/bot1:secret/sendMessage'] = {
      status: 400,
      body: { ok: false, description: 'Bad Request: chat not found' },
    };
    const wrote = { message: { chat: { id: 4711, first_name: 'Mira', type: 'private' } } };
    answers['/bot1:secret/getUpdates'] = {
      status: 200,
      body: { ok: true, result: [wrote, wrote, { update_id: 3 }] },
    };
    await expect(open().connect('alertbot', aBot('0'))).rejects.toMatchObject({
      name: 'ConnectionRefused',
      message: expect.stringMatching(/chat not found\. .* Mira \(4711\)\. Give one/),
    });
  });

  it.each([
    ['ntfy', { STEPCAST_ALERT_NTFY_URL: 'my-topic' }, 'my-topic is no topic of ntfy'],
    ['ntfy', { STEPCAST_ALERT_NTFY_URL: 'https://ntfy.sh/' }, 'is no topic of ntfy'],
    ['alertbot', { ...aBotOf('no-token') }, 'no token of a bot'],
    ['alertbot', { STEPCAST_ALERT_TELEGRAM_TOKEN: '1:a' }, 'Chat (STEPCAST_ALERT_TELEGRAM_CHAT)'],
  ] as const)('refuses as %s %j', async (name, given, said) => {
    await expect(open().connect(name, given)).rejects.toThrow(said);
    expect(asked).toEqual([]);
  });
});
