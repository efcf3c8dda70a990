import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalTelegram, startTelegram } from '../../local/telegram/index.ts';
import { connectChannelSource } from '../../src/clients/telegram/channel-source.ts';
import type {
  ChannelMessage,
  ChannelReference,
  ChannelSource,
} from '../../src/collect-content/channel-source.ts';
import {
  FloodWait,
  InvalidSession,
  PrivateChannel,
  SessionRevoked,
  StaleChannelReference,
  TelegramRefused,
  TelegramUnavailable,
} from '../../src/collect-content/telegram-errors.ts';
import { UnknownChannel } from '../../src/collect-content/unknown-channel.ts';
import { anExported, anExportedChannel, createExportFolder } from '../support/telegram-exports.ts';

const MESSAGES = [
  anExported({ id: 1, type: 'service', action: 'create_channel', text: '', text_entities: [] }),
  ...Array.from({ length: 249 }, (_, i) => anExported({ id: i + 2 })),
  anExported({
    id: 251,
    text_entities: [
      { type: 'plain', text: '🌾 see ' },
      { type: 'link', text: 'mill.example' },
      { type: 'plain', text: ' and ' },
      { type: 'text_link', text: 'this', href: 'https://quay.example/' },
      { type: 'pre', text: 'turn()', language: 'python' },
      { type: 'code', text: 'x' },
    ],
    forwarded_from: 'Lantern Quay',
    edited_unixtime: '1788300000',
    views: 41,
  }),
  anExported({ id: 252, photo: 'photos/1.jpg', grouped_id: 9 }),
  anExported({ id: 253, photo: 'photos/2.jpg', grouped_id: 9, text_entities: [] }),
  anExported({
    id: 254,
    text_entities: [],
    poll: { question: 'Rye?', answers: [{ text: 'Yes' }, { text: 'No' }] },
  }),
];

const FILES: [Record<string, unknown>, string][] = [
  [{ file: 'a.mp4', media_type: 'video_file', mime_type: 'video/mp4' }, 'video'],
  [{ file: 'a.mp4', media_type: 'video_message' }, 'video'],
  [{ file: 'a.mp4', media_type: 'animation' }, 'animation'],
  [{ file: 'a.mp3', media_type: 'audio_file' }, 'audio'],
  [{ file: 'a.ogg', media_type: 'voice_message' }, 'voice'],
  [{ file: 'a.webp', media_type: 'sticker' }, 'sticker'],
  [{ file: 'a.pdf', mime_type: 'application/pdf' }, 'document'],
  [{ file: '(File not included. Change data exporting settings to download.)' }, 'document'],
  [{ photo: '(File not included. Change data exporting settings to download.)' }, 'photo'],
  [{ location_information: { latitude: 1, longitude: 2 } }, 'location'],
  [{ contact_information: { first_name: 'A', last_name: 'B', phone_number: '1' } }, 'contact'],
  [{ type: 'unsupported' }, 'other'],
];

let exports: Awaited<ReturnType<typeof createExportFolder>>;
let telegram: LocalTelegram;
let source: ChannelSource;

const access = (server = telegram) => ({
  apiId: server.apiId,
  apiHash: server.apiHash,
  proxyUrl: server.proxyUrl,
  timeoutMs: 10_000,
});

beforeAll(async () => {
  exports = await createExportFolder();
  telegram = await startTelegram({
    exports: [
      await exports.write(anExportedChannel('Tide Mill', 71, MESSAGES)),
      await exports.write(
        anExportedChannel(
          'Attachments',
          0,
          FILES.map(([fields], i) => anExported({ id: i + 1, text_entities: [], ...fields })),
        ),
      ),
      await exports.write({
        ...anExportedChannel('Bridge Talk', 72, [
          anExported({ id: 1, from: 'Ann' }),
          anExported({
            id: 2,
            from: 'Bob',
            reply_to_message_id: 1,
            text_entities: [
              { type: 'strikethrough', text: 'At nine. ' },
              { type: 'blockquote', text: 'No.' },
              { type: 'plain', text: ' ' },
              { type: 'spoiler', text: 'Ann' },
            ],
            reactions: [
              { type: 'emoji', count: 3, emoji: '👍' },
              { type: 'custom_emoji', count: 2 },
            ],
          }),
          anExported({
            id: 3,
            author: 'The Editor',
            reply_to_message_id: 1,
            reply_to_peer_id: 'channel5',
            text_entities: [],
            poll: {
              question: 'Rye?',
              closed: true,
              total_voters: 5,
              answers: [
                { text: 'Yes', voters: 4 },
                { text: 'No', voters: 1 },
              ],
            },
          }),
        ]),
        type: 'private_supergroup',
      }),
    ],
  });
  source = await connectChannelSource(telegram.session, access());
});
afterEach(() => telegram.faults.clear());
afterAll(async () => {
  await source.disconnect();
  await telegram.close();
  await exports.remove();
});

const readAll = async (channel: ChannelReference): Promise<ChannelMessage[]> => {
  const messages: ChannelMessage[] = [];
  for (
    let page = await source.readPage(channel, { beforeDate: 2_000_000_000 });
    page.length > 0;
  ) {
    messages.push(...page);
    page = await source.readPage(channel, { beforeId: page.at(-1)?.id ?? 0 });
  }
  return messages;
};

describe('a channel read through GramJS', () => {
  it('is found by its username', async () => {
    expect(await source.resolve('tide_mill')).toEqual({
      username: 'tide_mill',
      id: '71',
      accessHash: expect.stringMatching(/^\d+$/),
      title: 'Tide Mill',
    });
  });

  it('is read page by page, newest first, to its beginning', async () => {
    const messages = await readAll(await source.resolve('tide_mill'));
    expect(messages.map(({ id }) => id)).toEqual(Array.from({ length: 254 }, (_, i) => 254 - i));
    expect(messages.at(-1)).toMatchObject({ id: 1, isService: true, text: '' });
  });

  it('begins a page with what is older than a date, and only that', async () => {
    const channel = await source.resolve('tide_mill');
    const [newest] = await source.readPage(channel, { beforeDate: 1_788_220_800 + 100 });
    expect(newest?.id).toBe(99);
  });

  it.each([
    ['the end of time', 300_000_000_000, 254],
    ['its beginning', 0, undefined],
  ])('can be asked for what is older than %s', async (_, beforeDate, newest) => {
    const page = await source.readPage(await source.resolve('tide_mill'), { beforeDate });
    expect(page[0]?.id).toBe(newest);
  });

  it('tells text, links, code, views and where a post comes from', async () => {
    const channel = await source.resolve('tide_mill');
    const [message] = await source.readPage(channel, { beforeId: 252 });
    const text = '🌾 see mill.example and thisturn()x';
    const span = (part: string) => ({ offset: text.indexOf(part), length: part.length });
    expect(message).toEqual({
      id: 251,
      date: 1_788_220_800 + 251,
      isService: false,
      text,
      spans: [
        { kind: 'link', ...span('mill.example') },
        { kind: 'link', ...span('this'), url: 'https://quay.example/' },
        { kind: 'code', ...span('turn()'), block: true },
        { kind: 'code', offset: text.length - 1, length: 1, block: false },
      ],
      forwardedFrom: 'Lantern Quay',
      views: 41,
      editDate: 1_788_300_000,
    });
  });

  it('tells albums and the words of a poll', async () => {
    const channel = await source.resolve('tide_mill');
    const page = await source.readPage(channel, { beforeId: 300 });
    const [poll, second, first] = page;
    expect(poll?.media).toEqual({ type: 'poll', caption: 'Rye?\nYes\nNo' });
    expect(second?.albumId).toBe('9');
    expect(first).toMatchObject({ albumId: '9', media: { type: 'photo' }, text: 'Post 252' });
  });

  it('tells who wrote a message of a group, what it answers, quotes, hides and has struck out', async () => {
    const [, answer, first] = await source.readPage(await source.resolve('bridge_talk'), {
      beforeId: 9,
    });
    expect(first?.author).toBe('Ann');
    expect(answer).toMatchObject({
      author: 'Bob',
      replyTo: 1,
      reactions: 5,
      spans: [
        { kind: 'struck', offset: 0, length: 9 },
        { kind: 'quotation', offset: 9, length: 3 },
        { kind: 'spoiler', offset: 13, length: 3 },
      ],
    });
  });

  it('tells a poll with its votes, a signature, and no answer to another chat', async () => {
    const [poll] = await source.readPage(await source.resolve('bridge_talk'), { beforeId: 9 });
    expect(poll?.poll).toEqual({
      question: 'Rye?',
      answers: [
        { text: 'Yes', votes: 4 },
        { text: 'No', votes: 1 },
      ],
      isClosed: true,
      voters: 5,
    });
    expect(poll?.author).toBe('The Editor');
    expect(poll).not.toHaveProperty('replyTo');
  });

  it('tells each kind of attachment, in a channel whose export has no id', async () => {
    const messages = await readAll(await source.resolve('attachments'));
    const kinds = messages.toReversed().map(({ media }) => media?.type);
    expect(kinds).toEqual(FILES.map(([, kind]) => kind));
  });
});

describe('what goes wrong with a channel', () => {
  it('is unknown', async () => {
    const error = await source.resolve('nobody_here').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UnknownChannel);
    expect(error).toMatchObject({ channel: 'nobody_here', retryable: false });
  });

  it('is private', async () => {
    const channel = await source.resolve('tide_mill');
    telegram.faults.add({ method: 'messages.getHistory', answer: 'CHANNEL_PRIVATE' });
    const error = await source.readPage(channel, { beforeId: 9 }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(PrivateChannel);
    expect((error as Error).message).toContain('@tide_mill');
  });

  it('is remembered under an access hash that is no longer valid', async () => {
    const channel = await source.resolve('tide_mill');
    const stale = source.readPage({ ...channel, accessHash: '1' }, { beforeId: 9 });
    await expect(stale).rejects.toThrow(StaleChannelReference);
  });

  it.each(['contacts.resolveUsername', 'messages.getHistory'])('floods in %s', async (method) => {
    const channel = await source.resolve('tide_mill');
    telegram.faults.add({ method, answer: 'FLOOD_WAIT_301' });
    const call = method.startsWith('contacts')
      ? source.resolve('tide_mill')
      : source.readPage(channel, { beforeId: 9 });
    await expect(call).rejects.toMatchObject({ name: 'FloodWait', waitSeconds: 301 });
  });

  it('is met by a fault of Telegram that passes, and is read all the same', async () => {
    const channel = await source.resolve('tide_mill');
    telegram.faults.add({ method: 'messages.getHistory', answer: 'RPC_CALL_FAIL' });
    expect(await source.readPage(channel, { beforeId: 3 })).toHaveLength(2);
  });

  it('is met by one that does not pass', async () => {
    const channel = await source.resolve('tide_mill');
    const fault = { method: 'messages.getHistory', answer: 'HISTORY_GET_FAILED' };
    telegram.faults.add({ ...fault, times: 'always' });
    await expect(source.readPage(channel, { beforeId: 3 })).rejects.toThrow(TelegramUnavailable);
  });

  it('is read on when the connection drops between two pages', async () => {
    const channel = await source.resolve('tide_mill');
    telegram.faults.add({ method: 'messages.getHistory', drop: true, after: 1 });
    expect(await readAll(channel)).toHaveLength(254);
  });
});

describe('what goes wrong with the session', () => {
  const failure = (session = telegram.session, server = telegram) =>
    connectChannelSource(session, access(server)).then(
      () => undefined,
      (error: unknown) => error,
    );

  it.each(['AUTH_KEY_DUPLICATED', 'AUTH_KEY_UNREGISTERED', 'SESSION_REVOKED', 'USER_DEACTIVATED'])(
    'is dead for good: %s',
    async (answer) => {
      telegram.faults.add({ method: 'help.getConfig', answer });
      const error = await failure();
      expect(error).toBeInstanceOf(SessionRevoked);
      expect(error).toMatchObject({ reason: answer, retryable: false });
      expect((error as Error).message).toContain('npm run telegram-login');
    },
  );

  it('is dead while pages are read', async () => {
    const channel = await source.resolve('tide_mill');
    telegram.faults.add({ method: 'messages.getHistory', answer: 'AUTH_KEY_UNREGISTERED' });
    await expect(source.readPage(channel, { beforeId: 9 })).rejects.toThrow(SessionRevoked);
  });

  it('holds a key that Telegram does not know', async () => {
    const other = await startTelegram({
      exports: [exports.folder].map((f) => `${f}/export-1.json`),
    });
    try {
      expect(await failure(other.session)).toBeInstanceOf(SessionRevoked);
    } finally {
      await other.close();
    }
  });

  it.each(['x', 'a few words', '"1AgAO"', '1AgAOMTQ5LjE1NC4xNjcuNTABuw=='])(
    'is not a session string: %j',
    async (session) => {
      const error = await failure(session);
      expect(error).toBeInstanceOf(InvalidSession);
      expect((error as Error).message).not.toContain(session);
    },
  );

  it('is cut off', async () => {
    expect(await failure(telegram.session.slice(0, -40))).toBeInstanceOf(InvalidSession);
  });

  it('floods while connecting', async () => {
    telegram.faults.add({ method: 'help.getConfig', answer: 'FLOOD_WAIT_12' });
    expect(await failure()).toEqual(new FloodWait(12));
  });

  it('comes with an API id that Telegram refuses', async () => {
    telegram.faults.add({ method: 'help.getConfig', answer: 'API_ID_INVALID' });
    const error = await failure();
    expect(error).toBeInstanceOf(TelegramRefused);
    expect((error as Error).message).toContain('TELEGRAM_API_ID');
  });
});

describe('what goes wrong with the network', () => {
  it('is that nobody listens', async () => {
    const gone = await startTelegram({ exports: [`${exports.folder}/export-1.json`] });
    await gone.close();
    const error = await connectChannelSource(gone.session, access(gone)).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TelegramUnavailable);
    expect(error).toMatchObject({ retryable: true });
  });

  it('is that nobody answers, while connecting or later', async () => {
    const patient = { ...access(), timeoutMs: 1_000 };
    telegram.faults.add({ method: 'help.getConfig', delayMs: 60_000 });
    const connecting = connectChannelSource(telegram.session, patient);
    await expect(connecting).rejects.toThrow('did not answer to connect within 1 s');
    const impatient = await connectChannelSource(telegram.session, patient);
    telegram.faults.add({ method: 'contacts.resolveUsername', delayMs: 60_000 });
    await expect(impatient.resolve('tide_mill')).rejects.toThrow(TelegramUnavailable);
    await impatient.disconnect();
  });

  it('is that the connection breaks while connecting, over and over', async () => {
    telegram.faults.add({ method: 'help.getConfig', drop: true, times: 'always' });
    const short = { ...access(), timeoutMs: 1_500 };
    const connecting = connectChannelSource(telegram.session, short);
    await expect(connecting).rejects.toThrow(TelegramUnavailable);
  });
});

describe('a disconnected source', () => {
  it('leaves no connection behind, not even one that was about to be made again', async () => {
    const server = await startTelegram({ exports: [`${exports.folder}/export-1.json`] });
    const leaving = await connectChannelSource(server.session, access(server));
    server.faults.add({ method: 'contacts.resolveUsername', drop: true });
    const call = leaving.resolve('tide_mill').catch((e: unknown) => e);
    // GramJS notices the loss and would connect again a second later.
    await expect.poll(() => server.calls['contacts.resolveUsername']).toBe(1);
    await leaving.disconnect();
    expect(await call).toBeInstanceOf(TelegramUnavailable);
    const callsThen = { ...server.calls };
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(server.calls).toEqual(callsThen);
    expect(server.guard.live).toBe(0);
    await server.close();
  });

  it('may be disconnected twice', async () => {
    const once = await connectChannelSource(telegram.session, access());
    await once.disconnect();
    await once.disconnect();
  });
});
