import { unwatchFile, watchFile } from 'node:fs';
import type { Connections } from './connections.ts';
import { OF_THE_STACK, settingsOf } from './in-force.ts';
import { connectionsFile } from './kept-connections.ts';
import { CONNECTIONS, type ConnectionSettings } from './kinds.ts';

/** How often the file is looked at, which another process may have written. */
const LOOK_MS = 1_000;

interface FollowOptions {
  readonly connections: Pick<Connections, 'inForce'>;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Is told in a sentence what is used from now on, and what can't be. */
  tell(sentence: string): void;
}

/** The settings that follow from a data folder's connections, kept as they are at the moment. */
export interface FollowedConnections {
  /** The same object until something has changed. */
  settings(): ConnectionSettings;
  /** Uses whatever holds now; what can't be read or used is told, and what was used goes on. */
  refresh(): Promise<void>;
  /** Hands on every change from now on, whichever process made it, and one that was made before. */
  follow(apply: (settings: ConnectionSettings) => Promise<void>): Promise<void>;
  close(): void;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : `${error}`);

/** Reads what a data folder is connected to, and follows it. @throws ConnectionRefused when it can't be read */
export const followConnections = async ({
  connections,
  dataDir,
  env,
  tell,
}: FollowOptions): Promise<FollowedConnections> => {
  const read = async () => {
    const held = await connections.inForce();
    const names = held.flatMap(({ name }) =>
      OF_THE_STACK.includes(name) ? [] : [CONNECTIONS[name].title],
    );
    return { settings: settingsOf(held, env), names };
  };
  let { settings } = await read();
  let apply: ((settings: ConnectionSettings) => Promise<void>) | undefined;
  let running = Promise.resolve();
  const file = connectionsFile(dataDir);

  const refreshNow = async (): Promise<void> => {
    try {
      const now = await read();
      if (apply === undefined || JSON.stringify(now.settings) === JSON.stringify(settings)) return;
      await apply(now.settings);
      settings = now.settings;
      const used = now.names.length === 0 ? 'what this machine has' : now.names.join(', ');
      tell(`Voices and models are asked by other connections from now on: ${used}.`);
    } catch (error) {
      tell(`The connections are used as they were before. ${messageOf(error)}`);
    }
  };
  // One after the other, so that the last one to be read is the last one to be applied.
  const refresh = (): Promise<void> => {
    running = running.then(refreshNow);
    return running;
  };
  const look = () => void refresh();
  return {
    settings: () => settings,
    refresh,
    async follow(applied) {
      apply = applied;
      watchFile(file, { interval: LOOK_MS, persistent: false }, look);
      await refresh();
    },
    close: () => unwatchFile(file, look),
  };
};

/** The connections, whose changes count as soon as they are answered. */
export const connectionsAtOnce = (
  connections: Connections,
  { refresh }: Pick<FollowedConnections, 'refresh'>,
): Connections => ({
  ...connections,
  async connect(name, given) {
    const found = await connections.connect(name, given);
    await refresh();
    return found;
  },
  async remove(name) {
    await connections.remove(name);
    await refresh();
  },
});
