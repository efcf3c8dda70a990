import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalTelegram, SAMPLE_EXPORT, startTelegram } from '../../local/telegram/index.ts';
import { joinByInvite, listChats } from '../../src/clients/telegram/account-chats.ts';
import { connectChannelSource } from '../../src/clients/telegram/channel-source.ts';
import { TelegramRelay } from '../../src/clients/telegram/relay.ts';
import { usernameById } from '../../src/show/channel/channel-address.ts';
import { anExported, anExportedChannel } from '../support/telegram-exports.ts';

const NOW = { beforeDate: 2_000_000_000 };
const idOf = (index: number): number => 1_000_000_100 + index;

let folder: string;
const closers: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-private-'));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await rm(folder, { recursive: true, force: true });
});

const aPost = (text: string, second = 0) =>
  anExported({ id: 1, second, text, text_entities: [{ type: 'plain', text }] });

/** A Telegram with so many private channels, the last of which has the oldest post. */
const aTelegram = async (count: number, chats?: Parameters<typeof startTelegram>[0]['chats']) => {
  const files = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const file = join(folder, `${index}.json`);
      const text = `Word of channel ${index}.`;
      const post = aPost(text, (count - index) * 60);
      await writeFile(
        file,
        JSON.stringify(anExportedChannel(`Channel ${index}`, idOf(index), [post])),
      );
      return file;
    }),
  );
  const far = await startTelegram({
    ...{ exports: files, byId: files, usernameById: (id: string) => usernameById(id) },
    ...(chats && { chats }),
  });
  closers.push(far.close);
  return far;
};

const sourceAt = async ({ session, apiId, apiHash, proxyUrl }: LocalTelegram) => {
  const source = await connectChannelSource(session, { apiId, apiHash, proxyUrl });
  closers.push(() => source.disconnect());
  return source;
};

const relayTo = ({ session, apiId, apiHash, proxyUrl }: LocalTelegram) => {
  const relay = new TelegramRelay(session, { apiId, apiHash, proxyUrl });
  closers.push(() => relay.close());
  return relay;
};

describe('a channel that goes by its id', () => {
  it('is found in the account’s list of chats, on whichever page, and read', async () => {
    const far = await aTelegram(230);
    const source = await sourceAt(far);
    const last = await source.resolve(usernameById(String(idOf(229))));
    expect(last).toMatchObject({ id: String(idOf(229)), title: 'Channel 229' });
    expect(far.calls['messages.getDialogs']).toBe(3);
    expect(far.calls['contacts.resolveUsername']).toBeUndefined();
    expect(await source.readPage(last, NOW)).toMatchObject([{ text: 'Word of channel 229.' }]);
  });

  it('is private to an account that isn’t in it', async () => {
    const source = await sourceAt(await aTelegram(101));
    await expect(source.resolve(usernameById('1000009999'))).rejects.toThrow(
      "The session's account is in no channel or group with the number 1000009999. Join it",
    );
  });

  it('is found at home too, in an export or in the connected account', async () => {
    const far = await aTelegram(2);
    const relay = relayTo(far);
    const own = join(folder, 'own.json');
    const ofOwn = anExportedChannel('Mine', 1_000_000_900, [aPost('Own.')]);
    await writeFile(own, JSON.stringify(ofOwn));
    const near = await startTelegram({
      ...{
        exports: [SAMPLE_EXPORT, own],
        byId: [own],
        usernameById: (id: string) => usernameById(id),
      },
      elsewhere: { ask: (call) => relay.ask(call), isConnected: async () => true },
    });
    closers.push(near.close);
    const source = await sourceAt(near);
    const [mine, theirs] = [
      await source.resolve(usernameById('1000000900')),
      await source.resolve(usernameById(String(idOf(1)))),
    ];
    expect(await source.readPage(mine, NOW)).toMatchObject([{ text: 'Own.' }]);
    expect(await source.readPage(theirs, NOW)).toMatchObject([{ text: 'Word of channel 1.' }]);
  });
});

describe('the chats of an account', () => {
  it('are listed with their folders, those that it has to join left out', async () => {
    const [first, second, closed] = [0, 1, 2].map((index) => usernameById(String(idOf(index))));
    const far = await aTelegram(3, {
      folders: { 'News 📰': [second ?? ''] },
      invitations: { AbCdEfGh12345678: closed ?? '' },
    });
    const relay = relayTo(far);
    const chats = await listChats((request) => relay.ask(request));
    const base = { isGroup: false, isPrivate: true, isForum: false };
    expect(chats).toEqual([
      { username: first, title: 'Channel 0', ...base, folders: [] },
      { username: second, title: 'Channel 1', ...base, folders: ['News 📰'] },
    ]);
  });

  it('grow by one that is joined by its invitation, once', async () => {
    const closed = usernameById(String(idOf(1)));
    const far = await aTelegram(2, { invitations: { AbCdEfGh12345678: closed } });
    const relay = relayTo(far);
    const source = await sourceAt(far);
    await expect(source.resolve(closed)).rejects.toMatchObject({ name: 'PrivateChannel' });
    const join = (hash: string) => joinByInvite((r) => relay.ask(r), `https://t.me/+${hash}`, hash);
    const joined = await join('AbCdEfGh12345678');
    expect(joined).toMatchObject({ username: closed, title: 'Channel 1', isPrivate: true });
    expect(await join('AbCdEfGh12345678')).toEqual(joined);
    expect(far.calls['messages.importChatInvite']).toBe(1);
    expect((await source.resolve(closed)).title).toBe('Channel 1');
  });

  it.each([
    ['INVITE_HASH_EXPIRED', 'has run out or was taken back'],
    ['INVITE_REQUEST_SENT', 'The request was sent'],
    ['CHANNELS_TOO_MUCH', 'as many chats as Telegram allows'],
  ])('don’t grow where Telegram answers %s', async (answer, said) => {
    const far = await aTelegram(2, {
      invitations: { AbCdEfGh12345678: usernameById(String(idOf(1))) },
    });
    far.faults.add({ method: 'messages.importChatInvite', answer });
    const relay = relayTo(far);
    const link = 'https://t.me/+AbCdEfGh12345678';
    const joining = joinByInvite((r) => relay.ask(r), link, 'AbCdEfGh12345678');
    await expect(joining).rejects.toThrow(said);
    await expect(joining).rejects.toMatchObject({ name: 'NotJoined' });
  });
});
