import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { projectRoot } from '../../build/project-root.ts';

/** The npm packages with the binaries that generateAudio's layer holds, for its x86_64. */
const BINARIES = [
  { name: 'ffmpeg', installer: '@ffmpeg-installer/ffmpeg', builds: '@ffmpeg-installer/linux-x64' },
  {
    name: 'ffprobe',
    installer: '@ffprobe-installer/ffprobe',
    builds: '@ffprobe-installer/linux-x64',
  },
] as const;

const InstallerSchema = z.object({ optionalDependencies: z.record(z.string(), z.string()) });

/** A file of the layer. */
export interface LayerFile {
  /** Below /opt. */
  readonly path: string;
  readonly executable: boolean;
  /** The package it comes from with its version, or the hash of what was built. */
  readonly source: string;
  read(): Promise<Buffer>;
}

const run = promisify(execFile);
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** By the head of an ELF file: 64 bits, and the machine x86-64 (62). */
const isLinuxX64 = (bytes: Buffer): boolean =>
  bytes.subarray(0, 5).equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2])) &&
  bytes.readUInt16LE(18) === 62;

// npm installs only the builds of the machine it runs on; on another one Linux's are fetched.
const readFetched = async (source: string, path: string): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-layer-'));
  try {
    await run('npm', ['install', '--prefix', folder, '--os=linux', '--cpu=x64', source], {
      shell: process.platform === 'win32',
    });
    return await readFile(join(folder, 'node_modules', path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Where scripts/package/build-ffmpeg.sh is told to leave what it has built. */
const BUILT = join(projectRoot, 'dist', 'ffmpeg');

const readBuilt = async (folder: string, name: string): Promise<LayerFile> => {
  const bytes = await readFile(join(folder, name));
  const isProgram = name !== 'LICENCES';
  if (isProgram && !isLinuxX64(bytes)) {
    throw new Error(
      `${join(folder, name)} is no program for Linux on x86_64, which the layer is for: build it with --platform linux/amd64 (scripts/package/build-ffmpeg.sh).`,
    );
  }
  return {
    path: isProgram ? `bin/${name}` : `share/ffmpeg/${name}`,
    executable: isProgram,
    source: `${name} built here ${hashOf(bytes)}`,
    read: async () => bytes,
  };
};

/**
 * The programs that were built here with their licences (docs/decisions/328), or else npm's in the
 * versions that the project has pinned. @throws Error when what was built can't run in the layer
 */
export const listLayerFiles = async (builtIn: string = BUILT): Promise<LayerFile[]> =>
  existsSync(join(builtIn, 'ffmpeg'))
    ? Promise.all(['ffmpeg', 'ffprobe', 'LICENCES'].map((name) => readBuilt(builtIn, name)))
    : listOfNpm();

const listOfNpm = (): Promise<LayerFile[]> =>
  Promise.all(
    BINARIES.map(async ({ name, installer, builds }) => {
      const manifest = join(projectRoot, 'node_modules', installer, 'package.json');
      const { optionalDependencies } = InstallerSchema.parse(
        JSON.parse(await readFile(manifest, 'utf8')),
      );
      const source = `${builds}@${optionalDependencies[builds]}`;
      const file = join(builds, name);
      const installed = join(projectRoot, 'node_modules', file);
      return {
        path: `bin/${name}`,
        executable: true,
        source,
        read: () => (existsSync(installed) ? readFile(installed) : readFetched(source, file)),
      };
    }),
  );
