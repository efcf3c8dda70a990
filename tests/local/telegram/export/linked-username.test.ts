import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  readExports,
  type UsernameOptions,
} from '../../../../local/telegram/export/read-exports.ts';
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

/** A channel of ten posts, of which the last ones say this. */
const aChannel = (...texts: string[]) => {
  const first = 11 - texts.length;
  const plain = Array.from({ length: first - 1 }, (_, n) => anExported({ id: n + 1 }));
  const linking = texts.map((text, n) =>
    anExported({ id: first + n, text_entities: [{ type: 'link', text }] }),
  );
  return anExportedChannel('Python etc', 42, [...plain, ...linking]);
};

const readOne = async (chat: unknown, options: UsernameOptions = { findUsernames: true }) => {
  const [channel] = await readExports([await exports.write(chat)], options);
  return [channel?.username, channel?.usernameFrom];
};

const OWN = [
  'https://t.me/pythonetc/2',
  't.me/s/PythonEtc/3',
  'see https://t.me/pythonetc/5?single',
];

describe("the username of an export's channel", () => {
  it('is the one under which its posts link to earlier ones', async () => {
    expect(await readOne(aChannel(...OWN))).toEqual(['pythonetc', 'links']);
  });

  it.each([
    ['it links to itself too rarely', OWN.slice(1)],
    ['another channel is linked to as often', [...OWN, 't.me/other_one/1', 't.me/other_one/2']],
    ['a link goes to a post that is not there', [...OWN, 't.me/pythonetc/900']],
    ['the links are invitations', ['t.me/joinchat/2', 't.me/+abc/3', 't.me/c/123/4']],
  ])('is made up of the name when %s', async (_, texts) => {
    expect(await readOne(aChannel(...texts))).toEqual(['python_etc', 'name']);
  });

  it('is not looked for unless asked, so that it stays when posts are added', async () => {
    expect(await readOne(aChannel(...OWN), {})).toEqual(['python_etc', 'name']);
  });

  it('is its id where it may be, and no name is known', async () => {
    const file = await exports.write(aChannel());
    const [channel] = await readExports([file], {
      byId: [file],
      usernameById: (id) => `channel_${id}_`,
    });
    expect([channel?.username, channel?.usernameFrom]).toEqual(['channel_42_', 'id']);
  });

  it('is the given one before all', async () => {
    const given = { usernames: ['quay_news'], findUsernames: true };
    expect(await readOne(aChannel(...OWN), given)).toEqual(['quay_news', 'given']);
  });

  it('cannot be given for an export of several channels', async () => {
    const list = [aChannel(), { ...aChannel(), id: 43 }];
    const reading = readOne({ chats: { list } }, { usernames: ['quay_news'] });
    await expect(reading).rejects.toThrow(ExportUnreadable);
    await expect(reading).rejects.toThrow('holds 2 channels, but @quay_news is the name of one');
  });
});
