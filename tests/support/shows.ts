import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';

type Row = Readonly<Record<string, unknown>>;

/** Inserts a show with its config through the service role; answers the show's id. */
export const insertShow = async (
  service: SupabaseClient,
  { podcast = {}, config = {} }: { podcast?: Row; config?: Row } = {},
): Promise<string> => {
  const id = randomUUID();
  const show = { id, title: 'Morning Digest', ...podcast };
  const settings = { podcast_id: id, telegram_channels: ['morning_news'], ...config };
  await service.from('podcasts').insert(show).throwOnError();
  await service.from('podcast_configs').insert(settings).throwOnError();
  return id;
};

/** A pointer as the storage hands it out, distinct for each name. */
export const storedObject = (name: string) => ({
  key: `podcasts/p/e/${name}`,
  versionId: `version-of-${name}`,
  etag: `"${name}"`,
  sizeBytes: 100,
});
