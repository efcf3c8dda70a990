import { constants } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyJournal, makePrivateFolder } from '../../journal/index.ts';
import { type CopiedBuckets, copyBuckets } from '../../s3/index.ts';
import { dumpDatabase } from '../../supabase/index.ts';
import { namesOf } from '../data-folder/data-folder.ts';
import { MANIFEST, type Manifest, readVersion } from './manifest.ts';

/** Tables that hold keys, passwords' hashes and sessions, and what webhooks are signed with. */
const SECRET_TABLES = [
  'auth.refresh_tokens',
  'auth.sessions',
  'auth.users',
  'embedded_supabase.project',
  'private.webhook_secrets',
];

/** A file or folder from elsewhere that a backup takes along. */
export interface Extra {
  readonly from: string;
  /** Its path in the data folder that is restored, with slashes. */
  readonly to: string;
}

export interface SnapshotOptions {
  readonly dataDir: string;
  /** Of the folder's database, which runs. */
  readonly databaseUrl: string;
  readonly withSecrets: boolean;
  readonly extras?: readonly Extra[];
  /** Is told, in words, what is being done. */
  onProgress?(what: string): void;
}

const copyIfThere = async (from: string, to: string): Promise<void> => {
  try {
    await cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
};

/**
 * Copies a data folder into another one, whether its stack runs or not, so that what refers is never newer
 * than what it refers to: queues first (a message goes when its episode has a row), then executions (a slot
 * that was started has a row), then the rows as they are at one moment, and at that moment the bucket, which
 * holds all that rows name. Objects are second names of the same bytes.
 */
export const takeSnapshot = async (options: SnapshotOptions, target: string): Promise<Manifest> => {
  const { dataDir, databaseUrl, withSecrets, extras = [], onProgress } = options;
  makePrivateFolder(target);
  const database = join(target, 'database');
  makePrivateFolder(database);
  for (const part of ['sqs', 'step-functions']) {
    await copyJournal(join(dataDir, part, 'journal.jsonl'), join(target, part, 'journal.jsonl'));
  }
  let bucket: CopiedBuckets = { objects: 0, sizeBytes: 0, removed: [] };
  const copied = await dumpDatabase(databaseUrl, {
    folder: database,
    leaveOut: withSecrets ? [] : SECRET_TABLES,
    async onMoment() {
      onProgress?.('Looking at the bucket');
      bucket = await copyBuckets(join(dataDir, 's3'), join(target, 's3'));
    },
    onTable: (done, all) => onProgress?.(`Copying the database: table ${done + 1} of ${all}`),
  });
  onProgress?.('Copying settings');
  for (const name of namesOf('setting', ...(withSecrets ? (['secret'] as const) : []))) {
    await copyIfThere(join(dataDir, name), join(target, name));
  }
  for (const { from, to } of extras) await copyIfThere(from, join(target, to));
  const manifest: Manifest = {
    format: 1,
    version: await readVersion(),
    createdAt: new Date().toISOString(),
    withSecrets,
    database: {
      migrations: [...copied.migrations],
      tables: copied.tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
      sequences: { ...copied.sequences },
    },
    bucket: { ...bucket, removed: [...bucket.removed] },
  };
  await writeFile(join(target, MANIFEST), JSON.stringify(manifest), { mode: 0o600 });
  return manifest;
};
