import { z } from 'zod';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

/** A channel as one session sees it; 64-bit numbers as decimal text. */
interface KnownChannel {
  readonly username: string;
  readonly id: string;
  readonly accessHash: string;
  readonly title: string;
}

const ChannelRowSchema = z
  .object({
    username: z.string(),
    channel_id: z.string(),
    access_hash: z.string(),
    title: z.string(),
  })
  .transform(
    ({ username, channel_id, access_hash, title }): KnownChannel => ({
      username,
      id: channel_id,
      accessHash: access_hash,
      title,
    }),
  );

/** Remembers the channels a session has resolved; usernames in whatever case. Every method may throw DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export interface DatabaseChannelDirectory {
  find(session: string, username: string): Promise<KnownChannel | null>;
  save(session: string, channel: KnownChannel): Promise<void>;
  forget(session: string, username: string): Promise<void>;
}

/** The channels that a Supabase project remembers. */
export const createChannelDirectory = (config: DatabaseConfig): DatabaseChannelDirectory => {
  const database = openDatabase(config);
  const channels = () => database.from('telegram_channels');
  return {
    async find(session, username) {
      const rows = channels()
        .select('username,channel_id,access_hash,title')
        .eq('session', session)
        .eq('username', username.toLowerCase());
      const [channel] = await readResponse(rows, {
        action: `look up the channel ${username}`,
        schema: z.array(ChannelRowSchema),
      });
      return channel ?? null;
    },
    async save(session, { username, id, accessHash, title }) {
      const row = {
        session,
        username: username.toLowerCase(),
        channel_id: id,
        access_hash: accessHash,
        title,
        resolved_at: new Date().toISOString(),
      };
      await readResponse(channels().upsert(row), {
        action: `remember the channel ${username}`,
        schema: z.unknown(),
      });
    },
    async forget(session, username) {
      const rows = channels()
        .delete()
        .eq('session', session)
        .eq('username', username.toLowerCase());
      await readResponse(rows, { action: `forget the channel ${username}`, schema: z.unknown() });
    },
  };
};
