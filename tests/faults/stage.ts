import pg from 'pg';
import { createVirtualClock } from '../../local/step-functions/language/virtual-clock.ts';
import { databaseUrl, TEMPLATE } from '../support/postgres-setup.ts';
import { openSimulatedDatabase } from './database.ts';
import { keepFilesInMemory } from './files-in-memory.ts';
import type { Mend } from './mends.ts';
import type { Stage } from './run-schedule.ts';

/** A stage with a migrated database of its own on a server that has the template. */
export const openStage = async (server: string, name: string, undone?: Mend): Promise<Stage> => {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name} template ${TEMPLATE}`);
  await admin.end();
  const writeToDisk = keepFilesInMemory();
  const clock = createVirtualClock();
  const stage: Partial<Stage> & Pick<Stage, 'clock'> = { clock, undone };
  const database = await openSimulatedDatabase(databaseUrl(server, name), () => stage.clock.now());
  const close = async () => {
    writeToDisk();
    await database.close();
  };
  return Object.assign(stage, { database, close });
};
