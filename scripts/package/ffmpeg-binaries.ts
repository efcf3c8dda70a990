import { execFile } from 'node:child_process';
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

/** A binary of the layer. */
export interface LayerBinary {
  readonly name: 'ffmpeg' | 'ffprobe';
  /** The package it comes from, with its version. */
  readonly source: string;
  read(): Promise<Buffer>;
}

const run = promisify(execFile);

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

/** The binaries in the versions that the project has pinned. */
export const listLayerBinaries = (): Promise<LayerBinary[]> =>
  Promise.all(
    BINARIES.map(async ({ name, installer, builds }) => {
      const manifest = join(projectRoot, 'node_modules', installer, 'package.json');
      const { optionalDependencies } = InstallerSchema.parse(
        JSON.parse(await readFile(manifest, 'utf8')),
      );
      const source = `${builds}@${optionalDependencies[builds]}`;
      const path = join(builds, name);
      const installed = join(projectRoot, 'node_modules', path);
      return {
        name,
        source,
        read: () => (existsSync(installed) ? readFile(installed) : readFetched(source, path)),
      };
    }),
  );
