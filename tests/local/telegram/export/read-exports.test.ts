import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExports } from '../../../../local/telegram/export/read-exports.ts';
import { SAMPLE_EXPORT, SECOND_SAMPLE_EXPORT } from '../../../../local/telegram/sample/index.ts';
import { ExportUnreadable } from '../../../../src/collect-content/export/format/export-unreadable.ts';
import {
  anExported,
  anExportedChannel,
  createExportFolder,
} from '../../../support/telegram-exports.ts';

let exports: Awaited<ReturnType<typeof createExportFolder>>;
beforeAll(async () => {
  exports = await createExportFolder();
});
afterAll(() => exports.remove());

const read = async (...contents: unknown[]) =>
  readExports(await Promise.all(contents.map((content) => exports.write(content))));

const failure = async (...contents: unknown[]): Promise<Error> => {
  const error = await read(...contents).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ExportUnreadable);
  return error as Error;
};

describe('readExports', () => {
  it('reads text from its entities, with offsets in UTF-16', async () => {
    const text_entities = [
      { type: 'plain', text: '🌾 ' },
      { type: 'bold', text: 'Flour' },
      { type: 'plain', text: ', see ' },
      { type: 'text_link', text: 'here', href: 'https://mill.example/' },
    ];
    const [channel] = await read(
      anExportedChannel('Mill', 1, [anExported({ id: 1, text: 'other', text_entities })]),
    );
    expect(channel?.messages[0]).toMatchObject({
      text: '🌾 Flour, see here',
      entities: [
        { type: 'bold', offset: 3, length: 5 },
        { type: 'text_link', offset: 14, length: 4, url: 'https://mill.example/' },
      ],
    });
  });

  it('reads exports of before 2022: text in parts, local dates without a zone', async () => {
    const old = {
      id: 1,
      type: 'message',
      date: '2020-05-01T10:00:00',
      edited: '2020-05-01T10:05:00',
      text: ['See ', { type: 'link', text: 'https://mill.example/' }, '.'],
    };
    const [channel] = await read(anExportedChannel('Old mill', 1, [old]));
    expect(channel?.messages[0]).toMatchObject({
      text: 'See https://mill.example/.',
      entities: [{ type: 'link', offset: 4, length: 21 }],
      date: Date.UTC(2020, 4, 1, 10) / 1000,
      editDate: Date.UTC(2020, 4, 1, 10, 5) / 1000,
    });
  });

  it('reads control characters as Telegram Desktop writes them', async () => {
    const source = JSON.stringify(anExportedChannel('Mill', 1, [anExported({ id: 1 })])).replaceAll(
      'Post 1',
      String.raw`a\x0Bb \\x41 c`,
    );
    const [channel] = await read(source);
    expect(channel?.messages[0]?.text).toBe('a\u000bb \\x41 c');
  });

  it('reads a file that begins with a byte order mark', async () => {
    const source = `\uFEFF${JSON.stringify(anExportedChannel('Mill', 1, [anExported({ id: 1 })]))}`;
    expect(await read(source)).toHaveLength(1);
  });

  it('takes the channels of a whole account, and nothing that is private talk or empty', async () => {
    const chat = (name: string, type: string, messages: unknown[]) => ({
      name,
      type,
      id: 5,
      messages,
    });
    const list = [
      chat('Mill', 'public_channel', [anExported({ id: 1 })]),
      chat('Aunt Ida', 'personal_chat', [anExported({ id: 1 })]),
      chat('Silent', 'private_channel', []),
      chat('Just made', 'private_channel', [anExported({ id: 1, type: 'service' })]),
      chat('Moved', 'private_supergroup', [anExported({ id: -999 })]),
    ];
    const channels = await read({ chats: { about: '', list } });
    expect(channels.map(({ title }) => title)).toEqual(['Mill']);
  });

  it('takes the folder of an export for its result.json', async () => {
    await expect(readExports([exports.folder])).rejects.toThrow('folder without a result.json');
    const result = anExportedChannel('Mill', 1, [anExported({ id: 1 })]);
    await writeFile(join(exports.folder, 'result.json'), JSON.stringify(result));
    expect(await readExports([exports.folder])).toHaveLength(1);
  });

  it('orders messages by id, also those of the same second, and takes the last of two alike', async () => {
    const second = (id: number, text: string) =>
      anExported({ id, second: 5, text_entities: [{ type: 'plain', text }] });
    const messages = [second(3, 'c'), second(1, 'a'), second(2, 'b'), second(2, 'B')];
    const [channel] = await read(anExportedChannel('Mill', 1, messages));
    expect(channel?.messages.map(({ text }) => text)).toEqual(['a', 'B', 'c']);
  });

  it('tells two channels without an id apart, and each the same on every start', async () => {
    const channel = (name: string) => anExportedChannel(name, 0, [anExported({ id: 1 })]);
    const first = await read(channel('Mill news'), channel('Quay news'));
    const again = await read(channel('Mill news'));
    expect(first[0]?.id).not.toBe(first[1]?.id);
    expect(again[0]).toMatchObject({ id: first[0]?.id, accessHash: first[0]?.accessHash });
  });

  it('keeps what was edited, forwarded, signed and counted, and drops the text of service messages', async () => {
    const [channel] = await read(
      anExportedChannel('Mill', 1, [
        anExported({ id: 1, type: 'service', action: 'pin_message', text: 'x' }),
        anExported({ id: 2, forwarded_from: 'Quay', author: 'Tansy', views: 3 }),
        anExported({ id: 3, forwarded_from: null, author: null }),
      ]),
    );
    expect(channel?.messages).toMatchObject([
      { service: 'pin_message', text: '', entities: [] },
      { forwardedFrom: 'Quay', author: 'Tansy', views: 3 },
      { id: 3 },
    ]);
    expect(channel?.messages[2]).not.toHaveProperty('forwardedFrom');
  });
});

describe('an export that cannot be used', () => {
  it('is missing', async () => {
    const error = await readExports(['/nowhere/result.json']).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ExportUnreadable);
    expect((error as Error).message).toMatch(
      /^\/nowhere\/result.json: does not exist\..*Machine-readable JSON/,
    );
  });

  it('is too large to be read at once', async () => {
    const file = await exports.write('');
    // Beyond 2 GiB, where Node reads no file whole; it takes no space on the disk.
    await truncate(file, 2 ** 31 + 1);
    const error = await readExports([file]).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ExportUnreadable);
    expect((error as Error).message).toMatch(/too large to be read at once\. Export .* in parts/);
  });

  it('is HTML', async () => {
    expect((await failure('<!DOCTYPE html>\n<html></html>')).message).toContain('HTML export');
  });

  it('is empty', async () => {
    expect((await failure(' \n')).message).toContain('is empty');
  });

  it('is not JSON, and says where', async () => {
    const { message } = await failure('{\n  "name": "Mill",\n  "messages": [oops]\n}');
    expect(message).toContain('is not valid JSON at line 3, column 16');
  });

  it('ends in the middle', async () => {
    expect((await failure('{"name": "Mill", "messages": [{"id": 1')).message).toContain(
      'ends in the middle',
    );
  });

  it.each(['[]', '{"a": 1}', '42', 'null'])('is some other JSON: %s', async (source) => {
    expect((await failure(source)).message).toContain('no Telegram export');
  });

  it('has no messages, only that the channel was made', async () => {
    const service = anExported({ id: 1, type: 'service' });
    for (const messages of [[], [service]]) {
      const { message } = await failure(anExportedChannel('Mill', 1, messages));
      expect(message).toContain('has no messages in "Mill"');
    }
  });

  it('is an account without channels', async () => {
    expect((await failure({ chats: { list: [] } })).message).toContain('holds no channel');
  });

  it('is damaged, and says in which message', async () => {
    const broken = { ...anExported({ id: 2 }), id: 'two' };
    const { message } = await failure(
      anExportedChannel('Mill', 1, [anExported({ id: 1 }), broken]),
    );
    expect(message).toContain('damaged at messages.1.id');
    const undated = { id: 1, type: 'message', date: 'yesterday', text: '' };
    expect((await failure(anExportedChannel('Mill', 1, [undated]))).message).toContain(
      'messages.0.date',
    );
  });

  it('is given twice', async () => {
    const channel = anExportedChannel('Mill', 7, [anExported({ id: 1 })]);
    expect((await failure(channel, channel)).message).toContain('the same channel as');
  });
});

describe('the sample channels', () => {
  it('are as varied as real ones', async () => {
    const [mill, quay] = await readExports([SAMPLE_EXPORT, SECOND_SAMPLE_EXPORT]);
    const messages = mill?.messages ?? [];
    const posts = messages.filter(({ service }) => service === undefined);
    const kinds = new Set(posts.flatMap(({ entities }) => entities.map(({ type }) => type)));
    expect(mill?.username).toBe('saltreach_tide_mill');
    expect(
      new Set(posts.map(({ groupedId, id }) => groupedId ?? BigInt(-id))).size,
    ).toBeGreaterThanOrEqual(45);
    expect(messages.length - posts.length).toBe(2);
    expect(kinds).toEqual(
      new Set(['bold', 'link', 'text_link', 'hashtag', 'email', 'code', 'pre']),
    );
    expect(posts.filter(({ editDate }) => editDate !== undefined).length).toBeGreaterThan(2);
    const texts = new Set(posts.map(({ text }) => text));
    const shared = quay?.messages.filter(({ text }) => texts.has(text)) ?? [];
    expect(shared).toHaveLength(3);
  });
});
