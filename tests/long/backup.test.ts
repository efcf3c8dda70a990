import {
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reservePorts, type StartPorts } from '../support/start-ports.ts';
import { startProcess, stepcast } from '../support/started-stack.ts';

const SHOW = 'Saltreach Now and Saltreach Neighbours';
const CHANNEL = {
  ...{ name: 'The Harbour', type: 'public_channel', id: 1_234_567_890 },
  messages: [
    {
      ...{ id: 1, type: 'message', date: '2026-01-01T08:00:00', date_unixtime: '1767254400' },
      ...{ text: 'The ferry leaves at eight.', text_entities: [] },
    },
  ],
};

let home: string;
let dataDir: string;
let archive: string;
let ports: StartPorts;
let stack: ReturnType<typeof startProcess>;
const start = async () => {
  stack = startProcess(['--data-dir', dataDir, ...ports.options]);
  return stack.up;
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'stepcast-backup-'));
  dataDir = join(home, 'data');
  archive = join(home, 'backup.zip');
  ports = await reservePorts();
  const posts = join(home, 'result.json');
  await writeFile(posts, JSON.stringify(CHANNEL));
  stack = startProcess([
    ...['--data-dir', dataDir, ...ports.options],
    ...['--export', posts, '--username', 'the_harbour'],
  ]);
  await stack.up;
});
afterAll(async () => {
  stack.child.kill('SIGINT');
  await stack.ended;
  ports.release();
  await rm(home, { recursive: true, force: true });
});

const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await stepcast(dataDir, [...args, '--json']);
  return { code, stderr, value: stdout === '' ? undefined : JSON.parse(stdout) };
};
const done = async (...args: string[]) => {
  const { code, stderr, value } = await json(...args);
  expect({ args, code, stderr }).toMatchObject({ code: 0 });
  return value;
};
const textAt = async (url: string) => (await fetch(url)).text();
const feedUrl = (id: string) => `http://127.0.0.1:${ports.portOf('media')}/feeds/${id}.xml`;

describe('a backup', () => {
  let shows: { id: string; title: string }[];
  const idOf = (title: string) => shows.find((show) => show.title === title)?.id ?? '';
  let published: { episodeId: string; audioUrl: string };
  let cutOff: { episodeId: string };
  let feed: string;
  let audio: ArrayBuffer;

  it('comes after an episode is published', async () => {
    await done('shows', 'edit', SHOW, '--minutes', '2');
    published = await done('generate', SHOW, '--watch');
    shows = await done('shows');
    feed = await textAt(feedUrl(idOf(SHOW)));
    expect(feed).toContain(published.episodeId);
    audio = await (await fetch(published.audioUrl)).arrayBuffer();
  });

  it('is taken while an episode is being made', async () => {
    // Long enough to be spoken still when the backup begins.
    await done('shows', 'edit', SHOW, '--minutes', '15');
    shows = await done('shows');
    cutOff = await done('generate', SHOW, '--from', '2020-01-01');
    for (;;) {
      const { state, terminal } = await done('status', cutOff.episodeId);
      expect(terminal).toBe(false);
      if (['WriteScript', 'MarkProcessing', 'GenerateAudio'].includes(state)) break;
      await sleep(50);
    }
    const answer = await done('backup', archive, '--with-secrets');
    expect(answer).toMatchObject({ file: archive, withSecrets: true, removed: [] });
    expect((await stat(archive)).mode & 0o077).toBe(0);
    expect(await readdir(join(dataDir, 'backups'))).toEqual(['.lock']);
  });

  it('without secrets holds none', async () => {
    const file = join(home, 'open.zip');
    await done('backup', file);
    const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
    const other = join(home, 'without-secrets');
    const { code } = await stepcast(other, ['restore', file]);
    expect(code).toBe(0);
    expect(await readdir(other)).not.toContain('secrets.json');
    const bytes = await readFile(file, 'latin1');
    for (const secret of Object.values(secrets)) expect(bytes).not.toContain(secret);
    for (const table of ['auth.users', 'embedded_supabase.project', 'private.webhook_secrets']) {
      expect(bytes).not.toContain(`database/${table}.copy`);
    }
  });

  it('is the newest that the doctor knows of, who finds all else well too', async () => {
    const findings = await done('doctor');
    expect(findings.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
    expect(findings.find(({ name }: { name: string }) => name === 'Backup')).toMatchObject({
      found: `The newest is less than a day old: ${join(home, 'open.zip')}.`,
    });
    expect(findings.map(({ name }: { name: string }) => name)).toContain('Migrations');
  });

  it('says what can’t be written, and leaves nothing of it behind', async () => {
    // Longer than any name of a file may be.
    const file = join(home, `${'b'.repeat(300)}.zip`);
    expect(await json('backup', file, '--with-secrets')).toMatchObject({
      code: 1,
      value: { error: { message: expect.stringContaining(`'${file}.part'. Mend that`) } },
    });
    expect(await readdir(join(dataDir, 'backups'))).toEqual(['.lock']);
  });

  it('overwrites nothing', async () => {
    expect(await json('backup', archive)).toMatchObject({
      code: 1,
      value: { error: { message: expect.stringContaining('is there already') } },
    });
    expect(await json('restore', archive)).toMatchObject({
      code: 1,
      value: { error: { message: expect.stringContaining("isn't empty") } },
    });
  });

  it('brings back the feed and its ids, and lets what was cut off be made again', async () => {
    const rows = (await done('episodes', SHOW)).map(
      ({ episodeId }: { episodeId: string }) => episodeId,
    );
    stack.child.kill('SIGKILL');
    await stack.ended;
    await sleep(1_000);
    await rm(dataDir, { recursive: true });
    await rm(join(home, 'result.json'));

    expect(await done('restore', archive)).toMatchObject({ dataDir, withSecrets: true });
    const greeting = await start();
    expect(greeting).toContain('shown at the first start');
    expect(greeting).not.toContain('is gone');
    expect(await done('shows')).toEqual(shows);
    expect(await textAt(feedUrl(idOf(SHOW)))).toBe(feed);
    expect(await (await fetch(published.audioUrl)).arrayBuffer()).toEqual(audio);
    const settled = await json('status', cutOff.episodeId, '--watch');
    expect(settled).toMatchObject({ code: 1, value: { status: 'failed' } });
    const again = await json('retry', cutOff.episodeId, '--watch');
    expect(again).toMatchObject({ code: 0, value: { status: 'completed', attempt: 2 } });
    const ids = (await done('episodes', SHOW)).map(
      ({ episodeId }: { episodeId: string }) => episodeId,
    );
    expect(ids.sort()).toEqual(rows.sort());
  });

  it('is taken of a folder whose stack stands, too', async () => {
    stack.child.kill('SIGINT');
    await stack.ended;
    await mkdir(join(home, 'kept'));
    const { file } = await done('backup', join(home, 'kept'));
    expect(file).toMatch(/kept\/stepcast-\d{8}T\d{6}Z\.zip$/);
    expect(await start()).toContain('Stepcast is up');
  });
});

describe('what is no whole backup', () => {
  const refused = async (file: string, why: string) => {
    const other = join(home, 'refused');
    const { code, stderr } = await stepcast(other, ['restore', file]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(why) });
    await expect(stat(other)).rejects.toThrow('ENOENT');
  };

  it('is refused: a changed byte, a lost end, another file', async () => {
    const broken = join(home, 'broken.zip');
    await copyFile(archive, broken);
    const handle = await open(broken, 'r+');
    const { size } = await handle.stat();
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, size >> 1);
    await handle.write(Buffer.from([(byte[0] ?? 0) ^ 0xff]), 0, 1, size >> 1);
    await refused(broken, 'is damaged');
    await handle.truncate(size >> 1);
    await handle.close();
    await refused(broken, 'only the beginning');
    await writeFile(broken, 'words');
    await refused(broken, 'is no backup');
    await refused(join(home, 'nowhere.zip'), 'ENOENT');
  });
});
