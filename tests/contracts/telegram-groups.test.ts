import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalTelegram, startTelegram } from '../../local/telegram/index.ts';
import { listChats, listTopicsOf } from '../../src/clients/telegram/account-chats.ts';
import { connectChannelSource } from '../../src/clients/telegram/channel-source.ts';
import { TelegramRelay } from '../../src/clients/telegram/relay.ts';
import { basicGroupName, usernameById } from '../../src/show/channel/channel-address.ts';
import { anExported, anExportedChannel, createExportFolder } from '../support/telegram-exports.ts';

const NOW = { beforeDate: 2_000_000_000 };

type Exports = Awaited<ReturnType<typeof createExportFolder>>;
let exports: Exports;
const closers: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  exports = await createExportFolder();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await exports.remove();
});

const said = (id: number, text: string, more: object = {}) =>
  anExported({ id, text, text_entities: [{ type: 'plain', text }], ...more });
const opened = (id: number, title: string) =>
  anExported({ id, type: 'service', action: 'topic_created', title, text: '', text_entities: [] });
const renamed = (id: number, topic: number, title: string) =>
  anExported({
    ...{ id, type: 'service', action: 'topic_edit', new_title: title, text: '' },
    ...{ text_entities: [], reply_to_message_id: topic },
  });

/** A forum with two topics and "General", and a small group; Mira and Tom write in them. */
const aTelegram = async ({ byId = true, topics = 2 } = {}): Promise<LocalTelegram> => {
  const forum = anExportedChannel('Town talk', 1_000_000_077, [
    said(2, 'Before there were topics.', { from: 'Mira' }),
    opened(3, 'Roads'),
    opened(4, 'Boats'),
    said(5, 'The quay road is closed.', { from: 'Mira', reply_to_message_id: 3 }),
    said(6, 'The ferry sails at six.', { from: 'Tom', reply_to_message_id: 4 }),
    said(7, 'Until when?', { from: 'Tom', reply_to_message_id: 5 }),
    said(8, 'Good morning.', { from: 'Tom' }),
    renamed(9, 3, 'Roads and paths'),
    ...Array.from({ length: topics - 2 }, (_, index) => opened(10 + index, `Topic ${index}`)),
  ]);
  const small = anExportedChannel('Mill crew', 4321, [said(1, 'Bring gloves.', { from: 'Mira' })]);
  const files = [
    await exports.write({ ...forum, type: 'private_supergroup' }),
    await exports.write({ ...small, type: 'private_group' }),
  ];
  const crew = basicGroupName('4321');
  const telegram = await startTelegram({
    exports: files,
    ...(byId
      ? { usernames: [undefined, crew], byId: files, usernameById }
      : { usernames: ['town_talk', crew] }),
    chats: { basicGroups: [crew], folders: { Work: [crew] } },
  });
  closers.push(telegram.close);
  return telegram;
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

/** Reads a name, newest post first, what only happened left out. */
const read = async (telegram: LocalTelegram, name: string) => {
  const source = await sourceAt(telegram);
  const reference = await source.resolve(name);
  const page = await source.readPage(reference, NOW);
  return { title: reference.title, posts: page.filter(({ isService }) => !isService) };
};

describe('a topic', () => {
  it('is read by itself, by its latest title, with who wrote and what is answered', async () => {
    const { title, posts } = await read(await aTelegram(), 'channel_1000000077__topic_3_');
    expect(title).toBe('Town talk: Roads and paths');
    expect(posts).toEqual([
      expect.objectContaining({ id: 7, text: 'Until when?', author: 'Tom', replyTo: 5 }),
      expect.objectContaining({ id: 5, text: 'The quay road is closed.', author: 'Mira' }),
    ]);
    // What is only posted in the topic answers nothing.
    expect(posts[1]).not.toHaveProperty('replyTo');
  });

  it.each([
    ['town_talk_topic_4_', ['The ferry sails at six.']],
    ['town_talk_topic_1_', ['Good morning.', 'Before there were topics.']],
  ])('of a public group is read as %s', async (name, texts) => {
    const { posts } = await read(await aTelegram({ byId: false }), name);
    expect(posts.map(({ text }) => text)).toEqual(texts);
  });

  it('is paged through like a channel', async () => {
    const source = await sourceAt(await aTelegram());
    const topic = await source.resolve('channel_1000000077__topic_3_');
    expect(await source.readPage(topic, { beforeId: 7 })).toMatchObject([{ id: 5 }]);
  });

  it.each(['town_talk_topic_99_', 'town_talk_topic_5_'])('is unknown as %s', async (name) => {
    const source = await sourceAt(await aTelegram({ byId: false }));
    await expect(source.resolve(name)).rejects.toMatchObject({
      name: 'UnknownChannel',
      message: expect.stringContaining('is no topic of “Town talk”'),
    });
  });
});

describe('a basic group', () => {
  it('is read without an access hash, with who wrote', async () => {
    const { title, posts } = await read(await aTelegram(), 'group_4321_');
    expect(title).toBe('Mill crew');
    expect(posts).toMatchObject([{ text: 'Bring gloves.', author: 'Mira' }]);
  });

  it('is private to an account that isn’t in it', async () => {
    const source = await sourceAt(await aTelegram());
    await expect(source.resolve('group_99_')).rejects.toThrow(
      "The session's account is in no channel or group with the number 99. Join it",
    );
  });
});

describe('the chats of an account', () => {
  it('have basic groups and forums among them, and a forum’s topics', async () => {
    const relay = relayTo(await aTelegram());
    const ask: Parameters<typeof listChats>[0] = (request) => relay.ask(request);
    const base = { isGroup: true, isPrivate: true };
    const forum = { username: 'channel_1000000077_', title: 'Town talk', isForum: true };
    const crew = { username: 'group_4321_', title: 'Mill crew', isForum: false };
    expect(await listChats(ask)).toEqual([
      { ...forum, ...base, folders: [] },
      { ...crew, ...base, folders: ['Work'] },
    ]);
    const topics = await listTopicsOf(ask, 'channel_1000000077_');
    expect(topics.map(({ title }) => title)).toEqual(['Roads and paths', 'General', 'Boats']);
    expect(topics[2]?.username).toBe('channel_1000000077__topic_4_');
  });

  it('refuse a group that nobody has, by its name', async () => {
    const relay = relayTo(await aTelegram());
    await expect(listTopicsOf((request) => relay.ask(request), 'no_such_group')).rejects.toThrow(
      '"no_such_group" is no username that Telegram knows',
    );
  });

  it('have all topics of a forum, on whichever page', async () => {
    const telegram = await aTelegram({ topics: 230 });
    const relay = relayTo(telegram);
    const topics = await listTopicsOf((request) => relay.ask(request), 'channel_1000000077_');
    expect(new Set(topics.map(({ username }) => username)).size).toBe(231);
    expect(telegram.calls['channels.getForumTopics']).toBe(3);
  });
});

it('are read at home through the connected account', async () => {
  const relay = relayTo(await aTelegram());
  const own = await exports.write(anExportedChannel('Mine', 1_000_000_900, [said(1, 'Own.')]));
  const near = await startTelegram({
    exports: [own],
    elsewhere: { ask: (call) => relay.ask(call), isConnected: async () => true },
  });
  closers.push(near.close);
  const topic = await read(near, 'channel_1000000077__topic_4_');
  expect(topic.posts).toMatchObject([{ text: 'The ferry sails at six.' }]);
  const group = await read(near, 'group_4321_');
  expect(group.posts).toMatchObject([{ text: 'Bring gloves.' }]);
});
