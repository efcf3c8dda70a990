import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from 'telegram';
import { StringSession } from 'telegram/sessions/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type LocalTelegram,
  SAMPLE_EXPORT,
  SECOND_SAMPLE_EXPORT,
  startTelegram,
} from '../../local/telegram/index.ts';
import { createConnections } from '../../scripts/connections/connections.ts';
import { settingsOf } from '../../scripts/connections/in-force.ts';
import { connectionsFile, openConnections } from '../../scripts/connections/kept-connections.ts';
import { createTelegramAtHome } from '../../scripts/connections/telegram/at-home.ts';
import { createTelegramSignIn } from '../../scripts/connections/telegram/sign-in.ts';
import { connectChannelSource } from '../../src/clients/telegram/channel-source.ts';
import { TelegramConnection } from '../../src/clients/telegram/telegram-connection.ts';

let folder: string;
let far: LocalTelegram;
const closers: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-at-home-'));
  far = await startTelegram({
    exports: [SECOND_SAMPLE_EXPORT],
    signIn: true,
    account: { name: 'Mira', phone: '46701234567', password: { text: 'secret', hint: 'usual' } },
  });
  closers.push(far.close);
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await rm(folder, { recursive: true, force: true });
});

const settings = () => ({
  TELEGRAM_API_ID: String(far.apiId),
  TELEGRAM_API_HASH: far.apiHash,
  TELEGRAM_PROXY: far.proxyUrl,
  TELEGRAM_SERVER_KEY: far.serverKey ?? '',
});

const open = (env: Record<string, string> = {}) =>
  createConnections({ store: openConnections(folder, undefined), env });

const signedIn = async () => {
  const connections = open();
  const signIn = createTelegramSignIn(connections);
  closers.push(signIn.cancel);
  expect(await signIn.start({ ...settings(), phone: '+46 70 123 45 67' })).toEqual({
    step: 'code',
  });
  expect(await signIn.submit({ code: '12 345' })).toEqual({ step: 'password', hint: 'usual' });
  const done = await signIn.submit({ password: 'secret' });
  return { connections, signIn, done };
};

describe('an account connected at home', () => {
  it('is kept once Telegram has answered with its session, in a file of its owner’s alone', async () => {
    const { connections, signIn, done } = await signedIn();
    expect(done).toEqual({ step: 'done', found: 'Signed in as Mira (@local_reader), today.' });
    expect(await signIn.current()).toEqual(done);
    expect((await stat(connectionsFile(folder))).mode & 0o077).toBe(0);
    const [held] = await connections.inForce();
    const session = held?.settings['TELEGRAM_SESSION'] ?? '';
    expect(session.length).toBeGreaterThan(350);
    for (const told of [done, await connections.list()]) {
      expect(JSON.stringify(told)).not.toContain(session);
    }
    expect(await connections.check('telegram')).toBe('Signed in as Mira (@local_reader), today.');
  });

  it('reaches no function', async () => {
    const { connections } = await signedIn();
    expect(settingsOf(await connections.inForce(), {})).toEqual({});
  });

  it('is signed in by a QR code that another device accepts', async () => {
    const connections = open();
    const signIn = createTelegramSignIn(connections);
    closers.push(signIn.cancel);
    const shown = await signIn.start(settings());
    if (shown.step !== 'qr') throw new Error('No QR code is shown.');
    const token = Buffer.from(new URL(shown.url).searchParams.get('token') ?? '', 'base64url');
    const { apiId, apiHash, proxyUrl } = far;
    const phone = new TelegramConnection(new StringSession(far.session), {
      ...{ apiId, apiHash, proxyUrl },
    });
    await phone.connect();
    await phone.invoke(new Api.auth.AcceptLoginToken({ token }), { call: 'to accept' });
    await phone.close();
    await expect.poll(() => signIn.current()).toEqual({ step: 'password', hint: 'usual' });
    expect(await signIn.submit({ password: 'secret' })).toMatchObject({ step: 'done' });
    expect(await connections.check('telegram')).toContain('Mira');
  });

  it('isn’t kept while only the code was right', async () => {
    const connections = open();
    const signIn = createTelegramSignIn(connections);
    await signIn.start({ ...settings(), phone: '46701234567' });
    await signIn.submit({ code: '12345' });
    await expect(signIn.submit({ password: 'other' })).rejects.toThrow('The password is wrong');
    await signIn.cancel();
    expect(await connections.inForce()).toEqual([]);
    await expect(signIn.submit({ password: 'secret' })).rejects.toThrow('No sign-in is under way');
  });

  it('says what to do once the session was ended elsewhere', async () => {
    const { connections } = await signedIn();
    far.account.signOutAll();
    await expect(connections.check('telegram')).rejects.toThrow(
      'Telegram no longer takes the session (AUTH_KEY_UNREGISTERED): it was ended, or its account closed. Sign in again',
    );
    // What is dead can be forgotten.
    await connections.remove('telegram');
    expect(await connections.inForce()).toEqual([]);
  });

  it('is signed out at Telegram too, and kept where Telegram couldn’t be told', async () => {
    const { connections } = await signedIn();
    far.faults.add({ method: 'auth.logOut', answer: 'FLOOD_WAIT_60' });
    await expect(connections.remove('telegram')).rejects.toThrow('under Settings, Devices');
    const [held] = await connections.inForce();
    expect(await connections.check('telegram')).toContain('Mira');
    await connections.remove('telegram');
    await expect(
      createConnections({
        store: openConnections(folder, undefined),
        env: { ...settings(), TELEGRAM_SESSION: held?.settings['TELEGRAM_SESSION'] ?? '' },
      }).check('telegram'),
    ).rejects.toThrow('no longer takes the session');
  });

  it('lets shows read real channels besides exports, from the moment it is there', async () => {
    const connections = open();
    const atHome = createTelegramAtHome(connections);
    const near = await startTelegram({ exports: [SAMPLE_EXPORT], elsewhere: atHome });
    closers.push(near.close, atHome.close);
    const { apiId, apiHash, proxyUrl } = near;
    const source = await connectChannelSource(near.session, { apiId, apiHash, proxyUrl });
    closers.push(() => source.disconnect());
    await expect(source.resolve('lantern_quay_notices')).rejects.toThrow('connect telegram');
    expect(await atHome.readAccount()).toBeUndefined();
    await signedIn();
    await expect
      .poll(() => source.resolve('lantern_quay_notices').catch(() => undefined), { timeout: 8_000 })
      .toMatchObject({ title: 'Lantern Quay Notices' });
    expect(await atHome.readAccount()).toMatchObject({ name: 'Mira', username: 'local_reader' });
    expect((await source.resolve('saltreach_tide_mill')).username).toBe('saltreach_tide_mill');
  }, 20_000);

  it('may come from the environment, and isn’t replaced there', async () => {
    const env = { ...settings(), TELEGRAM_SESSION: far.session };
    const connections = open(env);
    expect(await connections.inForce()).toMatchObject([{ name: 'telegram', from: 'environment' }]);
    expect(await connections.check('telegram')).toContain('Mira');
    await expect(createTelegramSignIn(connections).start({})).rejects.toThrow(
      'set by the environment',
    );
    // API id and hash alone are only what signing in goes by.
    const { TELEGRAM_SESSION: _, ...access } = env;
    expect(await open(access).inForce()).toEqual([]);
    expect(await open(access).forSignIn({})).toEqual(access);
    await expect(readFile(connectionsFile(folder))).rejects.toThrow('ENOENT');
  });
});
