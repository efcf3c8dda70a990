import pg from 'pg';
import { createVirtualClock } from '../../local/step-functions/language/virtual-clock.ts';
import { databaseUrl, TEMPLATE } from '../support/postgres-setup.ts';
import { openSimulatedDatabase } from './database.ts';
import type { Stage } from './run-schedule.ts';

const BEGINNING = Date.UTC(2027, 0, 1);

/** A stage with a migrated database of its own on a server that has the template. */
export const openStage = async (server: string, name: string): Promise<Stage> => {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name} template ${TEMPLATE}`);
  await admin.end();
  const clock = createVirtualClock({ start: BEGINNING });
  const stage: Partial<Stage> & Pick<Stage, 'clock'> = { clock };
  const database = await openSimulatedDatabase(databaseUrl(server, name), () => stage.clock.now());
  return Object.assign(stage, { database });
};
