import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { type DataFolder, SERVER_ENVIRONMENT } from './data-folder.ts';
import type { ServerUser } from './server-user.ts';

interface ServerProcessOptions {
  readonly binaries: Binaries;
  readonly folder: DataFolder;
  readonly user: ServerUser | undefined;
  readonly port: number;
  readonly ephemeral: boolean;
}

/** A server that accepts connections. */
export interface RunningServer {
  /** How it came to its end, whoever brought it about; clean is an exit with 0. */
  readonly ended: Promise<{ readonly isClean: boolean; readonly how: string }>;
  stop(): Promise<void>;
}

/** Thrown when another program listens on the port. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
  constructor(port: number) {
    super(
      `Port ${port} of 127.0.0.1 is in use: PostgreSQL can't listen there. Stop what listens on it, or choose another port.`,
    );
  }
}

/** Whether servers of this platform can be reached by a socket in their folder. */
export const HAS_SOCKETS = process.platform !== 'win32';

const settings = (ephemeral: boolean): string[] => {
  const values = {
    timezone: 'UTC',
    max_connections: '100',
    shared_buffers: '32MB',
    jit: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    unix_socket_directories: ephemeral && HAS_SOCKETS ? '.' : '',
    log_min_error_statement: 'panic',
    ...(ephemeral ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
};

const failure = ({ port, folder }: ServerProcessOptions, log: string): Error =>
  /could not bind IPv4 address.*: Address already in use/.test(log)
    ? new PortInUse(port)
    : new Error(`PostgreSQL didn't start on ${folder.path}:\n${log.trim()}`);

/** Runs the server until it accepts connections; it goes down with this process unless that is killed outright. @throws PortInUse */
export const runServer = async (options: ServerProcessOptions): Promise<RunningServer> => {
  const { binaries, folder, user, port, ephemeral } = options;
  await writeFile(path.join(folder.path, 'owner.pid'), `${process.pid}\n`);
  const child = spawn(
    binaries.postgres,
    ['-D', folder.clusterForServer, '-h', '127.0.0.1', '-p', String(port), ...settings(ephemeral)],
    { ...user, cwd: folder.cluster, env: SERVER_ENVIRONMENT, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // Signals of the terminal reach the server by themselves; this is for every other way to end.
  const stopNow = () => child.kill('SIGINT');
  process.once('exit', stopNow);

  let log = '';
  let reading = true;
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (data: Buffer) => {
      if (!reading) return;
      log += data.toString();
      if (/ready to accept connections/.test(log)) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(failure(options, log)));
  }).catch((error: unknown) => {
    process.off('exit', stopNow);
    throw error;
  });
  reading = false;
  child.removeAllListeners('exit');
  const ended = Promise.withResolvers<Awaited<RunningServer['ended']>>();
  child.once('exit', (code, signal) => {
    process.off('exit', stopNow);
    ended.resolve({ isClean: code === 0, how: signal ?? `exit code ${code}` });
  });
  // An unfinished stop must not keep the process that started the server from ending.
  child.unref();

  return {
    ended: ended.promise,
    async stop() {
      process.off('exit', stopNow);
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      const gone = once(child, 'exit');
      // SIGINT is PostgreSQL's fast shutdown: open sessions are ended, the data is written out.
      child.kill('SIGINT');
      await gone;
    },
  };
};
