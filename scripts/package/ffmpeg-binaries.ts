import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Architecture, architectureOf, builtFfmpeg } from '../../build/ffmpeg.ts';
import { projectRoot } from '../../build/project-root.ts';

/** The npm packages whose binaries the layer holds where nothing was built. */
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

/** What the layer is made of. */
export interface PackedFfmpeg {
  /** As Debian calls what was built, or that it is npm's. */
  readonly version: string;
  readonly isOutdated: boolean;
  readonly architecture: Architecture;
  readonly files: readonly LayerFile[];
}

const run = promisify(execFile);
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

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

const refuse = (what: string): never => {
  throw new Error(`${what}. Build ffmpeg anew: docs/deploy.md, "Today's ffmpeg".`);
};

const readBuilt = async (folder: string): Promise<PackedFfmpeg> => {
  const read = (name: string): Promise<Buffer> =>
    readFile(join(folder, name)).catch(() => refuse(`${join(folder, name)} is missing`));
  const [ffmpeg, ffprobe, licences] = await Promise.all(
    ['ffmpeg', 'ffprobe', 'LICENCES'].map(read),
  );
  const [architecture, other] = [ffmpeg, ffprobe].map(
    (program) => program && architectureOf(program),
  );
  if (!ffmpeg || !ffprobe || !licences || !architecture || architecture !== other) {
    return refuse(`${folder} holds no ffmpeg and ffprobe for one of Lambda's architectures`);
  }
  const file = (path: string, bytes: Buffer, executable: boolean): LayerFile => ({
    ...{ path, executable, source: `${path} ${hashOf(bytes)}` },
    read: async () => bytes,
  });
  return {
    version: (await read('VERSION')).toString('utf8').trim(),
    isOutdated: false,
    architecture,
    files: [
      file('bin/ffmpeg', ffmpeg, true),
      file('bin/ffprobe', ffprobe, true),
      file('share/ffmpeg/LICENCES', licences, false),
    ],
  };
};

const readNpm = async (): Promise<PackedFfmpeg> => ({
  version: 'npm’s ffmpeg of 2018',
  isOutdated: true,
  architecture: 'x86_64',
  files: await Promise.all(
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
  ),
});

/**
 * The programs that were built here with their licences (docs/decisions/328), or else npm's in the
 * versions that the project has pinned. @throws Error when what was built can't run on Lambda
 */
export const readFfmpeg = async (builtIn = builtFfmpeg(projectRoot)): Promise<PackedFfmpeg> =>
  existsSync(join(builtIn, 'ffmpeg')) ? readBuilt(builtIn) : readNpm();

/** How today's is made, in the project's folder. */
export const BUILD_FFMPEG =
  'docker run --rm -v "$PWD":/work -w /work debian:trixie sh scripts/package/build-ffmpeg.sh dist/ffmpeg';

/** Which ffmpeg is packed, and what to do about one that nobody mends. */
export const ffmpegInWords = ({ version, architecture, isOutdated }: PackedFfmpeg): string =>
  isOutdated
    ? `The layer holds ${version}, which nobody mends; it decodes sound from the internet. Build today's, once, with Docker or Podman: ${BUILD_FFMPEG}`
    : `The layer holds ${version}, for functions on ${architecture}.`;
