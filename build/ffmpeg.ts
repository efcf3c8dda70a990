import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { path as npmFfmpeg } from '@ffmpeg-installer/ffmpeg';
import { path as npmFfprobe } from '@ffprobe-installer/ffprobe';
import { projectRoot } from './project-root.ts';

/** Where scripts/package/build-ffmpeg.sh is told to leave what it has built, below the project's folder. */
export const builtFfmpeg = (project: string): string => join(project, 'dist', 'ffmpeg');

/** As Lambda calls them. */
export type Architecture = 'x86_64' | 'arm64';

const ELF_64 = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2]);
/** By the numbers that ELF files have for machines. */
const MACHINES: Readonly<Record<number, Architecture>> = { 62: 'x86_64', 183: 'arm64' };

/** What a program for 64-bit Linux runs on, by the head of its file; undefined for anything else. */
export const architectureOf = (program: Buffer): Architecture | undefined =>
  program.subarray(0, 5).equals(ELF_64) ? MACHINES[program.readUInt16LE(18)] : undefined;

const readHead = (path: string): Buffer => {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(64);
    readSync(file, head);
    return head;
  } finally {
    closeSync(file);
  }
};

const runsHere = (program: string): boolean =>
  process.platform === 'linux' &&
  existsSync(program) &&
  architectureOf(readHead(program)) === (process.arch === 'x64' ? 'x86_64' : process.arch);

/** The programs for this machine: those that were built here (docs/decisions/328), or else npm's. */
export const findFfmpeg = (builtIn: string) => {
  const [ffmpegPath, ffprobePath] = [join(builtIn, 'ffmpeg'), join(builtIn, 'ffprobe')];
  return runsHere(ffmpegPath) && runsHere(ffprobePath)
    ? { ffmpegPath, ffprobePath }
    : { ffmpegPath: npmFfmpeg, ffprobePath: npmFfprobe };
};

export const { ffmpegPath, ffprobePath } = findFfmpeg(builtFfmpeg(projectRoot));
