import { connectionString, placesOf } from './data-folder.ts';
import { isListening, readLockFile } from './lock-file.ts';

/**
 * The connection string of the server that runs on a data folder, for a process that didn't start it;
 * undefined when none does.
 * @throws when the folder's password may not be read
 */
export const findRunningServer = async (dataDir: string): Promise<string | undefined> => {
  const places = placesOf(dataDir);
  const lock = await readLockFile(places.cluster);
  if (lock === undefined || !(await isListening(places, lock))) return undefined;
  return connectionString(places, lock.port);
};
