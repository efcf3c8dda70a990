import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyChoices } from '../../../../scripts/channels/kept-choices.ts';
import { keepExports } from '../../../../scripts/channels/kept-exports.ts';
import { ExpectedFailure } from '../../../../scripts/command-line/expected-failure.ts';
import { InvalidOption } from '../../../../scripts/command-line/invalid-option.ts';
import { checkPorts } from '../../../../scripts/start/check-ports.ts';
import { FolderInUse, lockFolder } from '../../../../scripts/start/folder-lock.ts';
import { keepAddress } from '../../../../scripts/start/kept-address.ts';
import { keepSecrets } from '../../../../scripts/start/kept-secrets.ts';
import { type StartOptions, startProgram } from '../../../../scripts/start/options.ts';
import { makeRecent } from '../../../../scripts/start/recent-samples.ts';
import { optionsOf } from '../../../support/run-program.ts';

const readOptions = (argv: readonly string[]) => optionsOf<StartOptions>(startProgram, argv);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the options of npm start', () => {
  it('are well-known ports and a folder in the checkout unless others are given', async () => {
    expect(await readOptions([])).toEqual({
      dataDir: expect.stringMatching(/\.stepcast$/),
      exports: [],
      usernames: [],
      ports: {
        ...{ api: 4000, stepFunctions: 8083, s3: 9000, media: 9001, supabase: 54_321 },
        ...{ sqs: 9324, public: 9002 },
      },
      publicUrl: undefined,
      publicListen: undefined,
      newPassword: false,
    });
    expect(
      await readOptions(['--api-port', '5000', '--data-dir', '/x', '--export', '/a.json']),
    ).toMatchObject({ dataDir: '/x', exports: ['/a.json'], ports: { api: 5000 } });
  });

  it('choose a port for each part', async () => {
    const names = ['api', 'step-functions', 's3', 'media', 'supabase', 'sqs', 'public'];
    const argv = names.flatMap((name, index) => [`--${name}-port`, String(5001 + index)]);
    expect((await readOptions([...argv, '--new-password']))?.ports).toEqual({
      ...{ api: 5001, stepFunctions: 5002, s3: 5003, media: 5004, supabase: 5005, sqs: 5006 },
      public: 5007,
    });
    expect(await readOptions(['--new-password'])).toMatchObject({ newPassword: true });
  });

  it.each([
    [['--api-port', '0'], "'0' is invalid. Write a port from 1 to 65535."],
    [['--api-port', '65536'], "'65536' is invalid"],
    [['--api-port', '4e3'], "'4e3' is invalid"],
    [['--api-prot', '1'], 'Did you mean --api-port?'],
    [['--api-port', '9000'], 'Port 9000 is meant for two parts'],
    [['--public-url', 'https://podcast.example/feeds'], 'Write an address without a path'],
    [['--public-url', 'podcast.example'], 'Write an address without a path'],
    [['--public-listen', 'everywhere'], 'Write an IP address of this machine'],
    [['--frob'], '--frob'],
  ])('%j are refused', async (argv, reason) => {
    await expect(readOptions(argv)).rejects.toThrow(InvalidOption);
    await expect(readOptions(argv)).rejects.toThrow(reason);
  });
});

describe('a public address', () => {
  it('is kept until another is given, or none', async () => {
    expect(await keepAddress(folder, undefined)).toBeUndefined();
    const given = (await readOptions(['--public-url', 'https://a.example/']))?.publicUrl;
    const kept = { url: 'https://a.example', listen: '0.0.0.0' };
    expect(await keepAddress(folder, given, '0.0.0.0')).toEqual(kept);
    expect(await keepAddress(folder, undefined)).toEqual(kept);
    const none = (await readOptions(['--public-url', 'none']))?.publicUrl;
    expect(await keepAddress(folder, none)).toBeUndefined();
    expect(await keepAddress(folder, undefined)).toBeUndefined();
  });

  it('that can’t be read stops the start: feeds would move', async () => {
    await writeFile(join(folder, 'address.json'), '{}');
    await expect(keepAddress(folder, undefined)).rejects.toThrow('Give the address again');
  });
});

describe('a data folder', () => {
  it('is one stack’s at a time', () => {
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`);
    lock.release();
    lockFolder(folder).release();
  });

  it('is taken over whatever a killed process left in it', async () => {
    for (const left of [JSON.stringify({ pid: process.pid }), '{"pid":1,"port":1}', 'broken']) {
      await writeFile(join(folder, 'lock.json'), left);
      lockFolder(folder).release();
    }
  });

  it('keeps its secrets where their owner alone can read them', async () => {
    const secrets = await keepSecrets(folder);
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect(await keepSecrets(folder)).toEqual(secrets);
    await writeFile(join(folder, 'secrets.json'), '{}');
    await expect(keepSecrets(folder)).rejects.toThrow('secrets.json');
  });

  it('keeps the exports it was given, and tells which are gone', async () => {
    const [one, two] = [join(folder, 'one.json'), join(folder, 'two.json')];
    await writeFile(one, '{}');
    await (await keepExports(folder, [one])).save([{ id: 1n, username: 'first' }]);
    await (await keepExports(folder, [two])).save([{ id: 2n, username: 'second' }]);
    await rm(one);
    await writeFile(two, '{}');
    const kept = await keepExports(folder, []);
    expect(kept).toMatchObject({ files: [two], missing: [one] });
    expect([...kept.channels]).toEqual(['first', 'second']);
    expect(await readFile(join(folder, 'exports.json'), 'utf8')).toContain('two.json');
  });

  it('keeps the name that an export was given, and what its channel went by before', async () => {
    const file = join(folder, 'channel.json');
    await writeFile(file, '{}');
    const nameless = await keepExports(folder, [file]);
    expect(nameless.usernameOf(file)).toBeUndefined();
    expect(nameless.byId).toEqual([file]);
    await nameless.save([{ id: 77n, username: 'channel_77_' }]);
    const named = await keepExports(folder, [file], ['quay_news']);
    const channel = { id: 77n, username: 'quay_news' };
    expect(named.earlierName(channel)).toBe('channel_77_');
    await named.save([channel]);
    const later = await keepExports(folder, []);
    expect(later.usernameOf(file)).toBe('quay_news');
    expect(later.earlierName(channel)).toBeUndefined();
  });

  it('lets channels of older versions go by the names that their shows have', async () => {
    const file = join(folder, 'old.json');
    await writeFile(file, '{}');
    const list = { files: [file], channels: ['old_news'] };
    await writeFile(join(folder, 'exports.json'), JSON.stringify(list));
    expect((await keepExports(folder, [])).byId).toEqual([]);
  });

  it('names a list of exports that it cannot read, and does not take it for none', async () => {
    const list = join(folder, 'exports.json');
    await writeFile(list, '{"files":[\0');
    const refused = keepExports(folder, []);
    await expect(refused).rejects.toBeInstanceOf(ExpectedFailure);
    await expect(refused).rejects.toThrow(`${list} can't be read. Put it back, or remove it`);
  });

  it('knows which exports are in the bucket until they change or get another name', async () => {
    const [file, own] = [join(folder, 'a.json'), join(folder, 'exports', '1', 'result.json')];
    await mkdir(dirname(own), { recursive: true });
    for (const each of [file, own]) await writeFile(each, '{}');
    const kept = await keepExports(folder, [file, own]);
    expect(await kept.isTaken(file)).toBe(false);
    await kept.take([file, own]);
    const later = await keepExports(folder, []);
    // What the folder has itself is in the bucket now, and nowhere else.
    expect(later).toMatchObject({ files: [file], missing: [] });
    expect(await later.isTaken(file)).toBe(true);
    expect(await (await keepExports(folder, [file], ['quay_news'])).isTaken(file)).toBe(false);
    await writeFile(file, '{"more": 1}');
    expect(await later.isTaken(file)).toBe(false);
  });

  it.each([
    ['{"fromTelegram": ["far_news"]}', ['far_news telegram']],
    ['{"fromTele', []],
  ])('has the choices of an older version count once: %s', async (text, expected) => {
    const chosen: string[] = [];
    const exports = {
      choose: async (...choice: string[]) => {
        chosen.push(choice.join(' '));
        return null;
      },
    };
    await writeFile(join(folder, 'channels.json'), text);
    await applyChoices(folder, exports);
    await applyChoices(folder, exports);
    expect(chosen).toEqual(expected);
  });
});

it('busy ports are named, all at once', async () => {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
        }),
    ),
  );
  const [api = 0, s3 = 0] = ports;
  const check = checkPorts({ api, s3, stepFunctions: 0, media: 0, supabase: 0, sqs: 0 });
  await expect(check).rejects.toThrow(
    `Port ${api} (the console and the API) is in use.\nPort ${s3} (S3) is in use.`,
  );
  for (const server of servers) server.close();
});

describe('samples that were posted until now', () => {
  const post = (date: string, more: object = {}) => ({
    date,
    date_unixtime: String(Date.parse(`${date}Z`) / 1000),
    ...more,
  });
  const exports = [
    { name: 'a', messages: [post('2026-09-01T10:00:00'), post('2026-10-18T18:00:00')] },
    {
      name: 'b',
      messages: [
        post('2026-10-17T09:00:00', {
          edited: '2026-10-17T09:30:00',
          edited_unixtime: String(Date.parse('2026-10-17T09:30:00Z') / 1000),
        }),
      ],
    },
  ];

  it.each(['2027-03-05T12:00:00Z', '2025-01-01T00:00:00Z'])('at %s', (now) => {
    const nowSeconds = Date.parse(now) / 1000;
    const recent = makeRecent(exports, nowSeconds);
    const times = recent.flatMap(({ messages }) => messages.map((m) => Number(m.date_unixtime)));
    const newest = Math.max(...times);
    expect(newest).toBeLessThanOrEqual(nowSeconds);
    expect(newest).toBeGreaterThan(nowSeconds - 86_400);
    const [, second] = recent;
    const [edited] = second!.messages as { date: string; edited: string; date_unixtime: string }[];
    expect(edited!.date.slice(10)).toBe('T09:00:00');
    expect(edited!.edited.slice(10)).toBe('T09:30:00');
    expect(Date.parse(`${edited!.date}Z`) / 1000).toBe(Number(edited!.date_unixtime));
  });
});
