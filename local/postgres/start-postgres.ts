import { prepareBinaries } from './binaries.ts';
import { connectionString, openDataFolder } from './data-folder.ts';
import { runOnFreePort } from './free-port.ts';
import { keepRunning } from './keep-running.ts';
import { stopOrphan } from './orphan.ts';
import { HAS_SOCKETS, runServer } from './server-process.ts';
import { serverUser } from './server-user.ts';

export interface StartPostgresOptions {
  /** Holds the cluster and its password; made when it isn't there, kept by `close`. */
  readonly dataDir: string;
  /** A free one by default. */
  readonly port?: number;
  /** From 0 to 1, where the search for a free port begins; Math.random by default. */
  readonly random?: () => number;
  /** True gives up safety against power loss for speed: for data that nobody will miss. */
  readonly ephemeral?: boolean;
  /** Is told in a sentence when the server ends by itself and is started again; stderr by default. */
  onTrouble?(sentence: string): void;
}

/** A PostgreSQL server on 127.0.0.1. */
export interface PostgresServer {
  /** Connects as the superuser to the database `postgres`; holds the password. */
  readonly url: string;
  /** As `url`, by the socket in its folder, a call by which costs less: an ephemeral server's, not on Windows. */
  readonly socketUrl: string | undefined;
  readonly port: number;
  /** Ends the sessions that are open and stops the server. */
  close(): Promise<void>;
}

/**
 * Starts PostgreSQL 17 on a data folder, a new or an old one, and starts it again on its port when it
 * ends by itself. A server that a killed process left behind on the folder is stopped first.
 * @throws when the folder is in use by a living process, the port is taken, or the platform has no binaries
 */
export const startPostgres = async (options: StartPostgresOptions): Promise<PostgresServer> => {
  const user = serverUser();
  const binaries = await prepareBinaries(user);
  const folder = await openDataFolder(options.dataDir, binaries, user);
  await stopOrphan(folder);
  const { ephemeral = false, onTrouble = (sentence) => process.stderr.write(`${sentence}\n`) } =
    options;
  const run = async (port: number) => {
    const start = () => runServer({ binaries, folder, user, port, ephemeral });
    return { port, ...(await keepRunning(start, onTrouble)) };
  };
  const server =
    options.port === undefined
      ? await runOnFreePort(run, options.random ?? Math.random)
      : await run(options.port);
  const url = await connectionString(folder, server.port);
  const host = encodeURIComponent(folder.cluster);
  return {
    url,
    socketUrl: ephemeral && HAS_SOCKETS ? `${url}?host=${host}` : undefined,
    port: server.port,
    close: server.stop,
  };
};
