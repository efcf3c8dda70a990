import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listLayerFiles } from '../../../scripts/package/ffmpeg-binaries.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ffmpeg-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The head of a program for Linux: 62 is x86-64, 183 is arm64. */
const program = (machine: number, rest: string): Buffer => {
  const head = Buffer.alloc(64);
  head.set([0x7f, 0x45, 0x4c, 0x46, 2]);
  head.writeUInt16LE(machine, 18);
  return Buffer.concat([head, Buffer.from(rest)]);
};
const build = async (machine: number, rest = '') => {
  for (const name of ['ffmpeg', 'ffprobe']) {
    await writeFile(join(folder, name), program(machine, `${name} ${rest}`));
  }
  await writeFile(join(folder, 'LICENCES'), 'Whose work it is.');
};

it('takes what was built, and tells one build from another', async () => {
  await build(62);
  const [first, second, third] = await listLayerFiles(folder);
  expect([first?.path, second?.path]).toEqual(['bin/ffmpeg', 'bin/ffprobe']);
  expect(third).toMatchObject({ path: 'share/ffmpeg/LICENCES', executable: false });
  expect(await second?.read()).toEqual(program(62, 'ffprobe '));
  await build(62, 'of another day');
  expect((await listLayerFiles(folder))[0]?.source).not.toBe(first?.source);
});

it('refuses what Lambda’s x86_64 can not run', async () => {
  await build(183);
  await expect(listLayerFiles(folder)).rejects.toThrow(/no program for Linux on x86_64/);
});

it('takes npm’s where nothing was built', async () => {
  const sources = (await listLayerFiles(folder)).map(({ source }) => source);
  expect(sources).toEqual([
    expect.stringMatching(/^@ffmpeg-installer\/linux-x64@/),
    expect.stringMatching(/^@ffprobe-installer\/linux-x64@/),
  ]);
});
