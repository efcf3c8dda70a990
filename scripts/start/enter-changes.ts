import { unwatchFile, watchFile } from 'node:fs';
import type { Stack } from '../../local/stack/index.ts';
import {
  type ChangeToEnter,
  changesFile,
  handOverChanges,
} from '../connections/changes-to-enter.ts';

const LOOK_MS = 1_000;

/** In the order in which they were noted, at the time of each, which may have been long before the stack started. */
const ENTER = `
  insert into public.audit_entries (at, caller_kind, caller_name, request_id, action, subject_kind, subject_id)
  select at, 'person', by, id, action, 'connection', connection
  from rows from (jsonb_to_recordset($1::jsonb) as (id text, at timestamptz, by text, action text, connection text))
    with ordinality as c (id, at, by, action, connection, place)
  where not exists (select from public.audit_entries where request_id = c.id)
  order by place`;

/**
 * Enters in the audit what `npx stepcast connect` does to the data folder beside the stack: what it
 * has done so far, and what it does while the stack runs. @throws when the first can't be entered
 */
export const enterChanges = async (
  { query }: Stack['supabase'],
  dataDir: string,
  tell: (sentence: string) => void,
): Promise<{ close(): void }> => {
  const enter = async (changes: readonly ChangeToEnter[]): Promise<void> => {
    await query(ENTER, [JSON.stringify(changes)]);
  };
  let running = handOverChanges(dataDir, enter);
  await running;
  const look = () => {
    running = running
      .then(() => handOverChanges(dataDir, enter))
      .catch((error: unknown) => {
        tell(`A change of the connections is entered in the audit at the next start. ${error}`);
      });
  };
  const file = changesFile(dataDir);
  watchFile(file, { interval: LOOK_MS, persistent: false }, look);
  return { close: () => unwatchFile(file, look) };
};
