import { z } from 'zod';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

const LeaseSchema = z.discriminatedUnion('acquired', [
  z.object({ acquired: z.literal(true) }),
  z.object({ acquired: z.literal(false), waitSeconds: z.number().int().positive() }),
]);

/** Lets one holder at a time use a session. Every method may throw DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export interface DatabaseSessionLease {
  /** Takes the session, or extends the holder's own lease, for 1 to 3,600 seconds; else tells how long another may still have it. */
  acquire(session: string, holder: string, seconds: number): Promise<z.infer<typeof LeaseSchema>>;
  /** Gives the session back; another holder's lease stays. */
  release(session: string, holder: string): Promise<void>;
}

/** Leases in a Supabase project. `session` names a session, and is never the session string itself. */
export const createSessionLease = (config: DatabaseConfig): DatabaseSessionLease => {
  const database = openDatabase(config);
  return {
    acquire: (session, holder, seconds) =>
      readResponse(
        database.rpc('lease_telegram_session', {
          p_session: session,
          p_execution: holder,
          p_seconds: seconds,
        }),
        { action: `lease the session ${session}`, schema: LeaseSchema },
      ),
    async release(session, holder) {
      await readResponse(
        database.rpc('release_telegram_session', { p_session: session, p_execution: holder }),
        { action: `release the session ${session}`, schema: z.boolean() },
      );
    },
  };
};
