import { afterEach, expect, it } from 'vitest';
import {
  type Elsewhere,
  type LocalTelegram,
  SAMPLE_EXPORT,
  SECOND_SAMPLE_EXPORT,
  startTelegram,
} from '../../local/telegram/index.ts';
import { connectChannelSource } from '../../src/clients/telegram/channel-source.ts';
import { TelegramRelay } from '../../src/clients/telegram/relay.ts';

const HERE = 'saltreach_tide_mill';
const THERE = 'lantern_quay_notices';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The Telegram that stands elsewhere, and one here that passes on to it what it has no export of. */
const aPair = async ({
  there = SECOND_SAMPLE_EXPORT,
  connected = true,
  names = [] as string[],
} = {}) => {
  const far = await startTelegram({ exports: [there], usernames: names });
  const { apiId, apiHash, proxyUrl } = far;
  let now = Date.now();
  const relay = new TelegramRelay(far.session, { apiId, apiHash, proxyUrl }, () => now);
  const elsewhere: Elsewhere = {
    ask: (call, dataCentre) => relay.ask(call, dataCentre),
    isConnected: async () => connected,
  };
  const near = await startTelegram({ exports: [SAMPLE_EXPORT], elsewhere });
  closers.push(far.close, near.close, () => relay.close());
  const later = (seconds: number) => {
    now += seconds * 1000;
  };
  return { far, near, relay, later };
};

const sourceAt = async ({ session, apiId, apiHash, proxyUrl }: LocalTelegram) => {
  const source = await connectChannelSource(session, { apiId, apiHash, proxyUrl });
  closers.push(() => source.disconnect());
  return source;
};

const NOW = { beforeDate: 2_000_000_000 };

it('reads channels that have an export from it, and others from Telegram as Telegram tells them', async () => {
  const { far, near } = await aPair();
  const [source, direct] = [await sourceAt(near), await sourceAt(far)];
  const here = await source.resolve(HERE);
  expect((await source.readPage(here, NOW)).length).toBeGreaterThan(10);
  expect(far.calls['contacts.resolveUsername']).toBeUndefined();
  const there = await source.resolve(THERE);
  expect(there).toEqual(await direct.resolve(THERE));
  expect(await source.readPage(there, NOW)).toEqual(await direct.readPage(there, NOW));
});

it('reads a channel by Telegram’s name for it, though an export has it under another', async () => {
  const { near } = await aPair({ there: SAMPLE_EXPORT, names: ['the_real_name'] });
  const source = await sourceAt(near);
  const channel = await source.resolve('the_real_name');
  expect((await source.readPage(channel, NOW)).length).toBeGreaterThan(10);
});

it('calls a reference of Telegram’s stale once no account is connected', async () => {
  const { near } = await aPair({ connected: false });
  const source = await sourceAt(near);
  const remembered = { username: THERE, id: '1234567890', accessHash: '99', title: 'It' };
  await expect(source.readPage(remembered, NOW)).rejects.toMatchObject({
    name: 'StaleChannelReference',
  });
});

it('says what to do about a channel while no account is connected', async () => {
  const { near } = await aPair({ connected: false });
  const source = await sourceAt(near);
  const unknown = await source.resolve('durov').catch((error: unknown) => error);
  expect(unknown).toMatchObject({ name: 'UnknownChannel' });
  expect((unknown as Error).message).toContain('npx stepcast connect telegram');
});

it('says that Telegram knows no such name when it was asked', async () => {
  const { near } = await aPair();
  await expect((await sourceAt(near)).resolve('nobody_at_all')).rejects.toThrow(
    'is no username that Telegram knows',
  );
});

it('hands on a pause that Telegram asks for, and keeps to it', async () => {
  const { far, near, relay, later } = await aPair();
  const source = await sourceAt(near);
  far.faults.add({ method: 'contacts.resolveUsername', answer: 'FLOOD_WAIT_300' });
  const wait = { name: 'FloodWait', waitSeconds: 300 };
  await expect(source.resolve(THERE)).rejects.toMatchObject(wait);
  await expect(source.resolve(THERE)).rejects.toMatchObject(wait);
  expect(far.calls['contacts.resolveUsername']).toBe(1);
  expect(relay.pausedUntil).toMatch(/Z$/);
  later(301);
  expect(relay.pausedUntil).toBeUndefined();
  expect((await source.resolve(THERE)).username).toBe(THERE);
});

it('hands on that the session was ended, and that a channel is private', async () => {
  const { far, near } = await aPair();
  const source = await sourceAt(near);
  far.faults.add({ method: 'contacts.resolveUsername', answer: 'CHANNEL_PRIVATE' });
  await expect(source.resolve(THERE)).rejects.toMatchObject({ name: 'PrivateChannel' });
  far.account.signOutAll();
  await expect(source.resolve(THERE)).rejects.toMatchObject({ name: 'SessionRevoked' });
});

it('connects anew after Telegram was away', async () => {
  const { far, near } = await aPair();
  const source = await sourceAt(near);
  far.faults.add({ method: 'contacts.resolveUsername', drop: true, times: 'always' });
  await expect(source.resolve(THERE)).rejects.toMatchObject({ name: 'TelegramUnavailable' });
  far.faults.clear();
  expect((await source.resolve(THERE)).username).toBe(THERE);
}, 60_000);
