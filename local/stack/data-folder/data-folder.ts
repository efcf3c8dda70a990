import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateFolder } from '../../journal/index.ts';

/**
 * What a data folder holds, and what becomes of it in a backup: `setting` is copied as it is, `secret` only
 * where secrets are asked for, `part` in a way of its own, `passing` not at all.
 */
const CONTENTS = {
  'address.json': 'setting',
  'channels.json': 'setting',
  'exports.json': 'setting',
  samples: 'setting',
  'alerts-told.json': 'setting',
  'connections.json': 'secret',
  'secrets.json': 'secret',
  'alerts.json': 'secret',
  exports: 'part',
  postgres: 'part',
  s3: 'part',
  sqs: 'part',
  'step-functions': 'part',
  '.lock': 'passing',
  'lock.json': 'passing',
  'address.json.part': 'passing',
  'connections.json.part': 'passing',
  'channels.json.part': 'passing',
  'exports.json.part': 'passing',
  'alerts-told.json.part': 'passing',
  'stack.json': 'passing',
  'last-backup.json': 'passing',
  'last-backup.json.part': 'passing',
  logs: 'passing',
  'voice-samples': 'passing',
  backups: 'passing',
  restoring: 'passing',
} as const;

type Kind = (typeof CONTENTS)[keyof typeof CONTENTS];

/** The names in a data folder of the given kinds. */
export const namesOf = (...kinds: readonly Kind[]): string[] =>
  Object.entries(CONTENTS).flatMap(([name, kind]) => (kinds.includes(kind) ? [name] : []));

/** Whether a stack puts something of this name into its folder. */
export const isOurs = (name: string): boolean => Object.hasOwn(CONTENTS, name);

/** The folder in which a restore puts things together; there as long as it isn't done. */
export const restoringFolder = (dataDir: string): string => join(dataDir, 'restoring');

/** Thrown when a data folder is half restored: started, it would look like one that has lost the rest. */
export class RestoreUnfinished extends Error {
  override readonly name = 'RestoreUnfinished';
}

/**
 * Makes a stack's folder, into which nobody else may look. Where root starts the stack, the account
 * that PostgreSQL runs under may walk through. A folder with other things in it stays as open as it is.
 */
export const makeDataFolder = (dataDir: string): void => {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  mkdirSync(dataDir, { recursive: true, mode });
  if (readdirSync(dataDir).every(isOurs)) makePrivateFolder(dataDir, mode);
};

/** @throws RestoreUnfinished */
export const refuseHalfRestored = (dataDir: string): void => {
  if (!existsSync(restoringFolder(dataDir))) return;
  throw new RestoreUnfinished(
    `A restore into ${dataDir} was cut off. Do it again: npx stepcast restore FILE --data-dir ${dataDir}`,
  );
};
