import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { secretsFile } from '../../start/kept-secrets.ts';
import { readLastBackup } from '../last-backup.ts';
import type { Check } from './check.ts';

const DAY_MS = 24 * 3_600_000;
/** What is lost with a disk should be less than this. */
const OLDEST_DAYS = 14;
const REMEDY = 'npx stepcast backup FILE, onto another disk';

const days = (ms: number): string => {
  const whole = Math.floor(ms / DAY_MS);
  if (whole === 0) return 'less than a day';
  return whole === 1 ? 'a day' : `${whole} days`;
};

/** Whether there is a backup that isn't old, and still where it was put; a young stack needs none yet. */
export const backupCheck = (dataDir: string, now: () => number = Date.now): Check => ({
  name: 'Backup',
  remedy: REMEDY,
  async run() {
    const last = await readLastBackup(dataDir);
    if (last === undefined) {
      const { mtimeMs } = await stat(secretsFile(dataDir));
      const isYoung = now() - mtimeMs < OLDEST_DAYS * DAY_MS;
      return isYoung
        ? { ok: true, found: `There is none yet: ${REMEDY}.` }
        : { ok: false, found: 'There is none.', remedy: REMEDY };
    }
    const { file, createdAt } = last;
    if (!existsSync(file)) {
      return {
        ok: false,
        found: `The newest, of ${createdAt}, is no longer at ${file}.`,
        remedy: `If it is kept elsewhere, all is well until the next. Else: ${REMEDY}`,
      };
    }
    const ageMs = now() - Date.parse(createdAt);
    const found = `The newest is ${days(ageMs)} old: ${file}.`;
    return ageMs < OLDEST_DAYS * DAY_MS
      ? { ok: true, found }
      : { ok: false, found, remedy: REMEDY };
  },
});
