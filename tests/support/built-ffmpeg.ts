import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** ELF's numbers of machines. */
export const X86_64 = 62;
export const ARM64 = 183;
export const RISC_V = 243;

/** The head of a program for Linux on that machine, and what may follow. */
export const program = (machine: number, rest: string): Buffer => {
  const head = Buffer.alloc(64);
  head.set([0x7f, 0x45, 0x4c, 0x46, 2]);
  head.writeUInt16LE(machine, 18);
  return Buffer.concat([head, Buffer.from(rest)]);
};

/** Writes what scripts/package/build-ffmpeg.sh leaves in a folder, with programs that can't be run. */
export const buildFfmpeg = async (
  folder: string,
  machine: number,
  { rest = '', ofFfprobe = machine } = {},
): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'ffmpeg'), program(machine, `ffmpeg ${rest}`));
  await writeFile(join(folder, 'ffprobe'), program(ofFfprobe, `ffprobe ${rest}`));
  await writeFile(join(folder, 'LICENCES'), 'Whose work it is.');
  await writeFile(join(folder, 'VERSION'), 'ffmpeg 7:7.1.5\n');
};
