import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runStepcast } from '../../scripts/cli/run-stepcast.ts';
import { createChannelExports } from '../../src/clients/s3/channel-exports.ts';
import { ExportChannelSource } from '../../src/collect-content/export/export-channel-source.ts';
import { INTERNAL_KEY, startTestApi, type TestApi } from '../support/api.ts';
import { aHost } from '../support/stepcast-command.ts';
import { anExported, anExportedChannel, createExportFolder } from '../support/telegram-exports.ts';

let api: TestApi;
let exports: Awaited<ReturnType<typeof createExportFolder>>;
beforeAll(async () => {
  [api, exports] = await Promise.all([startTestApi(), createExportFolder()]);
});
afterAll(() => Promise.all([api?.close(), exports?.remove()]));

const stepcast = async (...argv: string[]) => {
  const { host, written } = aHost({ STEPCAST_URL: api.url, STEPCAST_API_KEY: INTERNAL_KEY });
  await runStepcast(['channels', ...argv, '--json'], host);
  return { code: host.exitCode, json: JSON.parse(written.out || 'null') };
};

const posts = (count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => anExported({ id: first + index }));
const read = async (username: string) => {
  const source = new ExportChannelSource(createChannelExports({ S3_BUCKET_NAME: '' }, api.objects));
  return source.readPage(await source.resolve(username), { beforeId: 1_000 });
};

test('a channel’s export is imported with its voices, and a later one under the name that it has', async () => {
  const voice = { media_type: 'voice_message', mime_type: 'audio/ogg', duration_seconds: 3 };
  const file = await exports.write(
    anExportedChannel('Harbour news', 11, [
      ...posts(2),
      anExported({ id: 3, ...voice, file: 'voice_messages/a.ogg' }),
    ]),
  );
  await mkdir(join(exports.folder, 'voice_messages'), { recursive: true });
  await writeFile(join(exports.folder, 'voice_messages/a.ogg'), 'a sound');
  expect(await stepcast('import', file, '--username', '@Harbour_News')).toMatchObject({
    code: 0,
    json: [{ username: 'harbour_news', title: 'Harbour news', readFrom: 'export' }],
  });
  const [spoken] = await read('harbour_news');
  if (!spoken?.voice) throw new Error('The voice message is not there.');
  const source = new ExportChannelSource(createChannelExports({ S3_BUCKET_NAME: '' }, api.objects));
  expect(new TextDecoder().decode(await source.download(spoken.voice))).toBe('a sound');

  const later = await exports.write(anExportedChannel('Harbour news', 11, posts(4, 3)));
  expect((await stepcast('import', later)).json).toMatchObject([{ username: 'harbour_news' }]);
  expect((await read('harbour_news')).map(({ id }) => id)).toEqual([6, 5, 4, 3, 2, 1]);
});

test('a voice message whose file is empty comes without its sound', async () => {
  const voice = { media_type: 'voice_message', mime_type: 'audio/ogg', duration_seconds: 3 };
  await mkdir(join(exports.folder, 'voice_messages'), { recursive: true });
  await writeFile(join(exports.folder, 'voice_messages/empty.ogg'), '');
  const spoken = anExported({ id: 1, ...voice, file: 'voice_messages/empty.ogg' });
  const file = await exports.write(anExportedChannel('Quiet news', 12, [spoken]));
  expect((await stepcast('import', file, '--username', 'quiet_news')).code).toBe(0);
  expect(await read('quiet_news')).toMatchObject([{ id: 1, voice: { seconds: 3 } }]);
});

test('channels of an account’s export are chosen by their titles', async () => {
  const file = await exports.write({
    chats: {
      list: [
        anExportedChannel('Hill news', 12, posts(1)),
        anExportedChannel('Quay news', 13, posts(1)),
      ],
    },
  });
  expect(await stepcast('import', file)).toMatchObject({
    code: 1,
    json: { error: { message: expect.stringContaining('holds 2 channels: Hill news, Quay news') } },
  });
  const chosen = await stepcast('import', file, '--channel', 'Quay news');
  expect(chosen.json).toMatchObject([{ username: 'channel_13_', title: 'Quay news' }]);
  expect(await stepcast('import', file, '--channel', 'Mill')).toMatchObject({
    json: { error: { message: expect.stringContaining('no channel that is called Mill') } },
  });
});

test('an export is listed, chosen and removed', async () => {
  const file = await exports.write(anExportedChannel('Mill news', 14, posts(1)));
  await stepcast('import', file, '--username', 'mill_news');
  expect(await stepcast('read', 'mill_news', '--from', 'telegram')).toMatchObject({
    code: 0,
    json: { readFrom: 'telegram' },
  });
  expect((await stepcast('exports')).json).toContainEqual(
    expect.objectContaining({ username: 'mill_news', readFrom: 'telegram' }),
  );
  expect(await stepcast('remove-export', 'mill_news')).toMatchObject({ code: 0 });
  expect(await stepcast('read', 'mill_news', '--from', 'export')).toMatchObject({
    code: 1,
    json: { error: { message: expect.stringContaining('has no export here') } },
  });
});

test.each([
  ['<html></html>', 'is an HTML export, not JSON'],
  ['{"name": "x", "messages": [', 'ends in the middle'],
  ['{"a": 1}', 'no list of messages'],
])('what is no export is refused with what to do: %s', async (content, says) => {
  const file = join(exports.folder, 'bad.json');
  await writeFile(file, content);
  expect(await stepcast('import', file)).toMatchObject({
    code: 1,
    json: { error: { message: expect.stringContaining(says) } },
  });
});

test('a channel that nothing names is asked for', async () => {
  const file = await exports.write(anExportedChannel('Nameless', 0, posts(1)));
  expect(await stepcast('import', file)).toMatchObject({
    code: 1,
    json: { error: { message: expect.stringContaining('Give its name: --username NAME') } },
  });
});
