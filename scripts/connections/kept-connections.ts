import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeKept } from '../command-line/write-kept.ts';
import { CONNECTION_NAMES, type ConnectionName, ConnectionRefused } from './kinds.ts';
import { SealedSchema, seal, unseal } from './seal.ts';

const ConnectionsSchema = z.partialRecord(
  z.enum(CONNECTION_NAMES as [ConnectionName, ...ConnectionName[]]),
  z.record(z.string(), z.string()),
);
/** The settings of each connection that is kept. */
export type KeptConnections = Readonly<z.infer<typeof ConnectionsSchema>>;

const FileSchema = z.union([
  z.object({ connections: ConnectionsSchema }),
  z.object({ sealed: SealedSchema }),
]);

/** Where a data folder has its connections. */
export const connectionsFile = (dataDir: string): string => join(dataDir, 'connections.json');

/** The connections that a data folder has been given, as they are kept. */
export interface ConnectionStore {
  /** @throws ConnectionRefused when they can't be read */
  read(): Promise<KeptConnections>;
  /** @throws ConnectionRefused when those that are kept can't be read */
  write(connections: KeptConnections): Promise<void>;
  /** Whether the file is unreadable without the key; undefined while nothing is kept. */
  isSealed(): Promise<boolean | undefined>;
}

/** A data folder's connections, in a file of its owner's alone; sealed where there is a key (STEPCAST_KEY). */
export const openConnections = (dataDir: string, key: string | undefined): ConnectionStore => {
  const file = connectionsFile(dataDir);
  const readFileOf = async () => {
    try {
      return FileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new ConnectionRefused(
        `${file} can't be read. Put it back, or remove it and connect again: npx stepcast connect`,
        { cause },
      );
    }
  };
  const read = async (): Promise<KeptConnections> => {
    const kept = await readFileOf();
    if (kept === undefined) return {};
    if ('connections' in kept) return kept.connections;
    if (!key) {
      throw new ConnectionRefused(
        `The connections in ${file} are encrypted. Set STEPCAST_KEY to the key that they were kept with.`,
      );
    }
    try {
      return ConnectionsSchema.parse(JSON.parse(unseal(kept.sealed, key)));
    } catch (cause) {
      throw new ConnectionRefused(
        `The connections in ${file} were encrypted with another key than STEPCAST_KEY. Set that one, or remove the file and connect again.`,
        { cause },
      );
    }
  };
  return {
    read,
    async write(connections) {
      // What can't be read isn't lost by being written over.
      await read();
      const content = key ? { sealed: seal(JSON.stringify(connections), key) } : { connections };
      await writeKept(file, content);
    },
    async isSealed() {
      const kept = await readFileOf();
      return kept && 'sealed' in kept;
    },
  };
};
