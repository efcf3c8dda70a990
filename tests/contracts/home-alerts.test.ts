import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { close, listen } from '../../local/listen/index.ts';
import { findAlerts } from '../../scripts/start/alerts/find-alerts.ts';
import { aStatusView } from '../support/a-status-view.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { type SimulatedTime, simulateTime } from '../support/simulated-time.ts';

const SHOW = '0190a5a5-0000-7000-8000-00000000aaaa';
const EPISODE = '0190a5a5-0000-7000-8000-00000000bbbb';
const NOW = '2026-06-10T20:00:00.000Z';

let database: TestDatabase;
let time: SimulatedTime;
let server: Server;
let url: string;
let failed: ReturnType<typeof aStatusView>[] = [];
beforeAll(async () => {
  database = await startDatabase();
  time = await simulateTime(database.postgres);
  await time.set('2026-06-01T00:00:00.000Z');
  await time.client.query(`insert into public.podcasts (id, title) values ($1, 'Harbour')`, [SHOW]);
  await time.client.query(
    `insert into public.podcast_configs (podcast_id, telegram_channels, episode_frequency, time_of_day)
     values ($1, '{harbour}', 1, '06:00')`,
    [SHOW],
  );
  server = createServer((request, response) => {
    const isAsked = request.url === '/api/v1/episodes?status=failed&limit=50';
    const mayAsk = request.headers['x-api-key'] === 'key';
    response.writeHead(isAsked && mayAsk ? 200 : 404);
    response.end(JSON.stringify({ episodes: failed, nextCursor: null }));
  });
  url = `http://127.0.0.1:${await listen(server, 0, 'The API')}`;
});
afterAll(async () => {
  await close(server);
  await time.close();
  await database.close();
});

const find = async (budgetUsd?: number, monthlyCapUsd?: number) => {
  await time.set(NOW);
  const query = async (sql: string, params: readonly unknown[] = []) =>
    (await time.client.query(sql, [...params])).rows;
  return findAlerts(
    {
      api: { url, internalApiKey: 'key' },
      supabase: { ...database.supabase, query },
    },
    { budgetUsd, monthlyCapUsd },
    Date.parse(NOW),
  );
};
const keys = async (budgetUsd?: number) => (await find(budgetUsd)).map(({ key }) => key);
const aFailure = (name: string, updatedAt = '2026-06-10T19:00:00.000Z') =>
  aStatusView({
    ...{ podcastId: SHOW, status: 'failed', terminal: true, attempt: 2, updatedAt },
    error: { state: 'WriteScript', name, message: 'No words. Retry the episode.' },
  });

it('tells of a show that has gone silent, after half an hour', async () => {
  failed = [];
  expect(await find()).toEqual([
    {
      key: `overdue:${SHOW}:2026-06-10`,
      title: 'Harbour has gone silent',
      text: expect.stringContaining('npx stepcast doctor'),
      link: `${url}/#/shows/${SHOW}`,
      afterMs: 30 * 60_000,
    },
  ]);
  await time.client.query('update public.podcasts set is_paused = true');
  expect(await keys()).toEqual([]);
});

it('tells of an episode that failed within a day, with its remedy, and of none that was cancelled', async () => {
  failed = [
    aFailure('ScriptEmpty'),
    aFailure('Cancelled'),
    aFailure('ScriptEmpty', '2026-06-09T19:00:00.000Z'),
  ];
  const [view] = failed;
  expect(await find()).toEqual([
    {
      key: `failed:${view?.episodeId}:2`,
      title: 'An episode of Harbour failed',
      text: 'No words. Retry the episode.',
      link: `${url}/#/episodes/${view?.episodeId}`,
      afterMs: 0,
    },
  ]);
});

it('tells once of a session that has ended, whatever number of episodes failed by it', async () => {
  failed = [aFailure('SessionRevoked'), aFailure('SessionRevoked')];
  expect(await keys()).toEqual(['session-revoked']);
});

it('tells of a budget that the month has used up', async () => {
  failed = [];
  await time.set('2026-06-09T00:00:00.000Z');
  await time.client.query(`select public.open_episode($1, $2, 'e', 'api', 'collect', null, null)`, [
    EPISODE,
    SHOW,
  ]);
  const cost = (at: string, usd: number | null) =>
    time.client.query(
      `insert into public.episode_costs (id, episode_id, attempt, execution, items, recorded_at)
       values (gen_random_uuid(), $1, 1, 'e', jsonb_build_array(jsonb_build_object('usd', $2::numeric)), $3)`,
      [EPISODE, usd, at],
    );
  await cost('2026-06-02T00:00:00Z', 1.5);
  await cost('2026-06-03T00:00:00Z', null);
  await cost('2026-05-30T00:00:00Z', 100);
  expect(await keys(2)).toEqual([]);
  await cost('2026-06-09T00:00:00Z', 0.5);
  expect(await keys(2)).toEqual(['budget:2026-06']);
  expect(await keys()).toEqual([]);
});

it('tells of caps of the month that are used up by 80 percent, and again when they are by all', async () => {
  failed = [];
  const capped = async (stage?: number) =>
    (await find(undefined, stage)).map(({ key, title, link }) => [key, title, link]);
  const cap = (usd: number | null) =>
    time.client.query('update public.podcast_configs set monthly_cap_usd = $1', [usd]);
  await cap(2.51);
  expect(await capped(2.51)).toEqual([]);
  await cap(2.5);
  expect(await capped(2)).toEqual([
    ['cap:all:2026-06-01:spent', 'The cap of all shows is used up', `${url}/#/operations`],
    [
      `cap:${SHOW}:2026-06-01:nearly_spent`,
      'The cap of Harbour is nearly used up',
      `${url}/#/shows/${SHOW}`,
    ],
  ]);
  await cap(null);
  expect(await capped()).toEqual([]);
});

it('fails rather than tells nothing when the API doesn’t answer', async () => {
  failed = [{ ...aFailure('ScriptEmpty'), status: 'nonsense' as never }];
  await expect(find()).rejects.toThrow();
});

it('tells of a message in Telegram that could not be sent, with what to do, until it is', async () => {
  failed = [];
  await time.set('2026-06-10T19:00:00.000Z');
  await time.client.query('update public.podcasts set is_paused = true');
  const ask = (sql: string) => time.client.query(sql.replaceAll('$1', `'${EPISODE}'`));
  const open = `select public.open_episode($1, '${SHOW}', $1, 'api')`;
  await ask(`delete from public.episodes where id = $1`);
  await ask(open);
  const note = (name: string) =>
    ask(
      `select public.record_post_failure($1, $1, '${name}', '{"errorMessage":"Look into the chat."}')`,
    );
  await note('PostDelayed');
  expect(await keys()).toEqual([]);
  await note('TelegramPostUnsure');
  expect(await find()).toEqual([
    {
      key: `unposted:${EPISODE}:1:TelegramPostUnsure`,
      title: "An episode of Harbour isn't posted in Telegram as it is",
      text: 'Look into the chat.',
      link: `${url}/#/episodes/${EPISODE}`,
      afterMs: 0,
    },
  ]);
  await ask('select public.close_telegram_post($1, $1)');
  expect(await keys()).toEqual([]);
});

it('tells of a script that awaits a review, and of none once somebody has decided', async () => {
  const id = '0190a5a5-0000-7000-8000-00000000dddd';
  await time.set('2026-06-10T20:00:00.000Z');
  await time.client.query('delete from public.episodes');
  await time.client.query(
    `update public.podcast_configs set review = '{"days": 3, "atDeadline": "publish"}'`,
  );
  await time.client.query(`select public.open_episode($1::uuid, $2::uuid, $1::text, 'api')`, [
    id,
    SHOW,
  ]);
  for (const [status, outputs] of [
    ['content_collected', '{}'],
    ['awaiting_review', '{"title": "Monday"}'],
  ]) {
    await time.client.query('select public.update_episode_status($1::uuid, $1::text, $2, $3)', [
      id,
      status,
      outputs,
    ]);
  }
  expect((await find()).filter(({ key }) => key.startsWith('review:'))).toEqual([
    {
      key: `review:${id}:1`,
      title: 'A script of Harbour awaits a review',
      text: `Monday. Unless somebody decides before 2026-06-13 20:00 UTC, it is spoken as it is. npx stepcast review show ${id} tells it.`,
      link: `${url}/#/episodes/${id}/script`,
      afterMs: 0,
    },
  ]);
  await time.client.query(`select public.discard_episode($1, 'Dull.')`, [id]);
  expect((await keys()).filter((key) => key.startsWith('review:'))).toEqual([]);
});
