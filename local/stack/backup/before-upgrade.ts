import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateFolder } from '../../journal/index.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** So many are kept: the objects in them hold room that their removal from the bucket would free. */
const KEPT = 2;
const PREFIX = 'before-upgrade-';

/**
 * Keeps a data folder as it is, in a folder below it, before its database is migrated; those of earlier
 * upgrades go but for the last. Answers the folder, which can be restored with the version before.
 */
export const keepBeforeUpgrade = async (
  dataDir: string,
  databaseUrl: string,
  now: Date,
): Promise<string> => {
  const backups = join(dataDir, 'backups');
  makePrivateFolder(backups);
  const name = `${PREFIX}${now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const part = join(backups, `.${name}`);
  try {
    await takeSnapshot({ dataDir, databaseUrl, withSecrets: true }, part);
  } catch (cause) {
    await rm(part, { recursive: true, force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `${dataDir} can't be kept as it is before its database is migrated: ${reason}. Nothing was migrated. Mend that (a full disk?) and start again.`,
      { cause },
    );
  }
  await rename(part, join(backups, name));
  const all = (await readdir(backups)).filter((one) => one.startsWith(PREFIX)).sort();
  for (const old of all.slice(0, -KEPT)) await rm(join(backups, old), { recursive: true });
  return join(backups, name);
};
