import { stat } from 'node:fs/promises';
import path from 'node:path';

/** The account that the server runs under, where it isn't the caller's own. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

/** PostgreSQL refuses to run as root; for root it is run as nobody. */
export const serverUser = (): ServerUser | undefined =>
  process.getuid?.() === 0 ? NOBODY : undefined;

/** Whether the user may walk down to the folder. */
export const canReach = async (folder: string, user: ServerUser | undefined): Promise<boolean> => {
  if (user === undefined) return true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const { mode, uid } = await stat(at);
    if ((mode & (uid === user.uid ? 0o100 : 0o001)) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
};
