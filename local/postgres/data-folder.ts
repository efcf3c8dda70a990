import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { canReach, type ServerUser } from './server-user.ts';

/** A folder that holds a cluster. */
export interface DataFolder {
  readonly path: string;
  /** PostgreSQL's own folder, as this process sees it. */
  readonly cluster: string;
  /** The cluster as the server, whose working directory it is, can name it. */
  readonly clusterForServer: string;
  readonly passwordFile: string;
  readonly superuser: string;
}

const SUPERUSER = 'cluster_admin';

/** Where a data folder has what a client needs. */
export const placesOf = (dataDir: string) => {
  const home = path.resolve(dataDir);
  return {
    path: home,
    cluster: path.join(home, 'cluster'),
    passwordFile: path.join(home, 'password'),
    superuser: SUPERUSER,
  };
};

/** As whom, with what password and where a server is spoken to. */
export const connectionString = async (
  { superuser, passwordFile }: Pick<DataFolder, 'superuser' | 'passwordFile'>,
  port: number,
): Promise<string> => {
  const password = encodeURIComponent(await readFile(passwordFile, 'utf8'));
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
};

/** The environment of PostgreSQL's programs: nothing of ours, messages in English. */
export const SERVER_ENVIRONMENT: NodeJS.ProcessEnv = {
  LC_ALL: 'C',
  PATH: '/usr/bin:/bin',
  ...(process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] }),
};

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Below a home that only root may enter, the server still has its working directory. */
const nameForServer = async (cluster: string, user: ServerUser | undefined): Promise<string> => {
  if (await canReach(cluster, user)) return cluster;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new Error(
    `PostgreSQL can't run as root, and the account nobody can't reach ${cluster}. Choose a data folder outside of root's home, or start as another user.`,
  );
};

/** Opens the data folder; a new one gets an empty cluster with a random password. */
export const openDataFolder = async (
  dataDir: string,
  binaries: Binaries,
  user: ServerUser | undefined,
): Promise<DataFolder> => {
  const places = placesOf(dataDir);
  const { path: home, cluster, passwordFile } = places;
  const give = async (file: string) => {
    if (user !== undefined) await chown(file, user.uid, user.gid);
  };

  await mkdir(cluster, { recursive: true, mode: 0o700 });
  await chmod(home, 0o700);
  await give(home);
  await give(cluster);
  const clusterForServer = await nameForServer(cluster, user);
  const folder = { ...places, clusterForServer };
  // Written when the cluster is complete: without it a first start was cut off and begins anew.
  if (await exists(path.join(home, 'initialized'))) return folder;

  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { mode: 0o700 });
  await give(cluster);
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await give(passwordFile);
  await promisify(execFile)(
    binaries.initdb,
    [
      ...['-D', clusterForServer, '-U', SUPERUSER, '-A', 'scram-sha-256'],
      ...[
        `--pwfile=${clusterForServer === cluster ? passwordFile : `${clusterForServer}/../password`}`,
      ],
      ...['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
      ...['--no-sync', '--no-instructions', '--wal-segsize=1'],
    ],
    { ...user, cwd: cluster, env: SERVER_ENVIRONMENT },
  );
  await writeFile(path.join(home, 'initialized'), '');
  return folder;
};
