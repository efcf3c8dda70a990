import type { MeasuredStack } from './start-stack.ts';

const AT_ONCE = 500;

type Database = MeasuredStack['supabase'];

const request = async (
  { url, serviceKey }: Database,
  path: string,
  init: RequestInit = {},
): Promise<Response> => {
  const headers = {
    ...{ apikey: serviceKey, authorization: `Bearer ${serviceKey}` },
    ...{ 'content-type': 'application/json', ...init.headers },
  };
  const response = await fetch(`${url}/rest/v1/${path}`, { ...init, headers });
  if (!response.ok)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
};

const TITLE = 'A show of another system';

/** Signs up so many shows that nobody but a sender starts, and answers their ids. */
export const insertShows = async (database: Database, count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  for (let n = 0; n < count; n += AT_ONCE) {
    const some = ids.slice(n, n + AT_ONCE);
    const insert = (table: string, rows: readonly object[]) =>
      request(database, table, { method: 'POST', body: JSON.stringify(rows) });
    await insert(
      'podcasts',
      some.map((id) => ({ id, title: TITLE, is_paused: true })),
    );
    await insert(
      'podcast_configs',
      some.map((id) => ({ podcast_id: id, telegram_channels: ['morning_news'] })),
    );
  }
  return ids;
};

/** How many episodes senders have started. */
export const episodesOfSenders = async (database: Database): Promise<number> => {
  const response = await request(database, `episodes?select=id&trigger=eq.queue&limit=1`, {
    headers: { prefer: 'count=exact' },
  });
  return Number(response.headers.get('content-range')?.split('/')[1]);
};
