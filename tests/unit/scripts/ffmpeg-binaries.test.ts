import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFfmpeg } from '../../../build/ffmpeg.ts';
import { ffmpegInWords, readFfmpeg } from '../../../scripts/package/ffmpeg-binaries.ts';
import { ffmpegCheck } from '../../../scripts/stage/checks/ffmpeg-check.ts';
import { ARM64, buildFfmpeg, program, RISC_V, X86_64 } from '../../support/built-ffmpeg.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ffmpeg-'));
});
afterEach(() => rm(folder, { recursive: true }));

const build = (machine: number, rest = '', ofFfprobe = machine) =>
  buildFfmpeg(folder, machine, { rest, ofFfprobe });

describe('the layer', () => {
  it('holds what was built, and tells one build from another', async () => {
    await build(X86_64);
    const { files, ...ffmpeg } = await readFfmpeg(folder);
    expect(ffmpeg).toEqual({
      version: 'ffmpeg 7:7.1.5',
      isOutdated: false,
      architecture: 'x86_64',
    });
    const [first, second, third] = files;
    expect([first?.path, second?.path]).toEqual(['bin/ffmpeg', 'bin/ffprobe']);
    expect(third).toMatchObject({ path: 'share/ffmpeg/LICENCES', executable: false });
    expect(await second?.read()).toEqual(program(X86_64, 'ffprobe '));
    await build(X86_64, 'of another day');
    expect((await readFfmpeg(folder)).files[0]?.source).not.toBe(first?.source);
  });

  it('is for arm64 when ffmpeg was built for it', async () => {
    await build(ARM64);
    expect((await readFfmpeg(folder)).architecture).toBe('arm64');
  });

  it.each([
    ['another machine', () => build(RISC_V)],
    ['two machines', () => build(X86_64, '', ARM64)],
    [
      'no Linux',
      () => build(X86_64).then(() => writeFile(join(folder, 'ffprobe'), 'MZ'.repeat(40))),
    ],
    ['no program at all', () => build(X86_64).then(() => writeFile(join(folder, 'ffmpeg'), ''))],
    ['half a build', () => build(X86_64).then(() => rm(join(folder, 'LICENCES')))],
  ])('refuses what was built for %s', async (_, make) => {
    await make();
    await expect(readFfmpeg(folder)).rejects.toThrow(/Build ffmpeg anew/);
  });

  it('holds npm’s where nothing was built, and says what to do about that', async () => {
    const ffmpeg = await readFfmpeg(folder);
    expect(ffmpeg.files.map(({ source }) => source)).toEqual([
      expect.stringMatching(/^@ffmpeg-installer\/linux-x64@/),
      expect.stringMatching(/^@ffprobe-installer\/linux-x64@/),
    ]);
    expect(ffmpegInWords(ffmpeg)).toMatch(/2018.*build-ffmpeg\.sh dist\/ffmpeg/);
  });
});

describe('a stage', () => {
  const check = (name: string, mayHaveOldFfmpeg: boolean) => {
    const stage = { name } as Parameters<typeof ffmpegCheck>[0];
    return ffmpegCheck(stage, { mayHaveOldFfmpeg, builtIn: folder }).run();
  };

  it('for listeners is refused with the ffmpeg of 2018, unless that is meant', async () => {
    expect(await check('prod', false)).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('--old-ffmpeg'),
    });
    expect(await check('prod', true)).toMatchObject({ ok: true });
    expect(await check('dev', false)).toMatchObject({ ok: true });
  });

  it('for listeners takes what was built', async () => {
    await build(ARM64);
    expect(await check('prod', false)).toMatchObject({
      ok: true,
      found: 'The layer will hold ffmpeg 7:7.1.5, for arm64.',
    });
  });
});

describe('at home', () => {
  const here = process.arch === 'arm64' ? ARM64 : X86_64;

  it.runIf(process.platform === 'linux')('what was built for this machine is run', async () => {
    await build(here);
    await chmod(join(folder, 'ffmpeg'), 0o755);
    expect(findFfmpeg(folder).ffmpegPath).toBe(join(folder, 'ffmpeg'));
  });

  it('npm’s is run where something was built for another machine, or nothing', async () => {
    expect(findFfmpeg(folder).ffmpegPath).toContain('@ffmpeg-installer');
    await build(here === ARM64 ? X86_64 : ARM64);
    expect(findFfmpeg(folder).ffmpegPath).toContain('@ffmpeg-installer');
  });
});
