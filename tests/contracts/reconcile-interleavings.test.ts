import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Clock, type Json, TaskFailed } from '../../local/step-functions/contract.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { createExecutionBook } from '../support/execution-book.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type SimulatedTime, simulateTime } from '../support/simulated-time.ts';
import { httpAnswer, readDefinition, runMachine } from '../support/state-machine.ts';

// Sweeps of the real machine on the real database functions, cut at random into the steps of
// executions that live, die and are made again at the same time.
const INTERLEAVINGS = process.env['STEPCAST_SIMULATION'] === 'full' ? 1000 : 300;
const SHOWS = 3;
const WINDOW = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
const STEPS = [
  'open',
  'content_collected',
  'processing',
  'completed',
  'published',
  'succeed',
] as const;

/** An execution of a show's episode, and how far it is. */
interface Actor {
  readonly podcastId: string;
  readonly episodeId: string;
  readonly name: string;
  readonly attempt: number;
  readonly begunAt: number;
  next: number;
  state: 'running' | 'dead' | 'done';
}

let database: TestDatabase;
let time: SimulatedTime;
const random = seededRandom(7);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const definition = readDefinition('reconcile');
const book = createExecutionBook();
const shows = Array.from({ length: SHOWS }, () => randomUUID());
const actors = new Map<string, Actor>();
const tally = {
  sweeps: 0,
  completed: 0,
  died: 0,
  settled: 0,
  refusedMarks: 0,
  publishing: 0,
  published: 0,
  notPublished: 0,
  remade: 0,
  unknown: 0,
};
let now = Date.UTC(2026, 0, 2);

const query = async (text: string, values: unknown[]) =>
  (await time.client.query(text, values)).rows;

const WRITES: Record<(typeof STEPS)[number], string> = {
  open: `select from public.open_episode($1, $3, $2, 'api', 'collect', $4, $5)`,
  content_collected: `select from public.update_episode_status($1, $2, 'content_collected')`,
  processing: `select from public.update_episode_status($1, $2, 'processing')`,
  completed: `select from public.update_episode_audio_url($1, $2, 'https://media.test/a.mp3', 1000)`,
  published: 'select from public.mark_episode_published($1, $2)',
  succeed: '',
};

const begin = (podcastId: string, last?: Actor): Actor => {
  const episodeId = last?.episodeId ?? randomUUID();
  const attempt = (last?.attempt ?? 0) + 1;
  const name = attempt === 1 ? episodeId : `${episodeId}-${attempt}`;
  book.start(name, '');
  const actor: Actor = {
    ...{ podcastId, episodeId, name, attempt, begunAt: now },
    next: 0,
    state: 'running',
  };
  actors.set(podcastId, actor);
  return actor;
};
const stop = (actor: Actor, status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED') => {
  book.end(actor.name, status, now);
  actor.state = status === 'SUCCEEDED' ? 'done' : 'dead';
};

/** One step of a live execution: whatever a sweep does at the same time, the database must take it. */
const advance = async (actor: Actor): Promise<void> => {
  const step = STEPS[actor.next++] ?? 'succeed';
  if (step === 'succeed') {
    tally.completed++;
    return stop(actor, 'SUCCEEDED');
  }
  const values = [actor.episodeId, actor.name];
  try {
    await query(WRITES[step], step === 'open' ? [...values, actor.podcastId, ...WINDOW] : values);
  } catch (error) {
    // Only a row that a dead attempt still has may be in the way, and only of the opening.
    if (step !== 'open' || (error as { code: string }).code !== 'PT476') throw error;
    stop(actor, 'FAILED');
  }
};

const act = async (mayDie: boolean): Promise<void> => {
  const podcastId = pick(shows);
  const actor = actors.get(podcastId);
  if (actor === undefined || actor.state === 'done') return void begin(podcastId);
  if (actor.state === 'dead') {
    tally.remade++;
    return void begin(podcastId, actor);
  }
  if (mayDie && random() < 0.2) {
    tally.died++;
    return stop(actor, pick(['FAILED', 'TIMED_OUT', 'ABORTED']));
  }
  await advance(actor);
};

// One at a time: a step of an execution is one statement, and so is a step of the sweep.
let turn: Promise<unknown> = Promise.resolve();
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const result = turn.then(work);
  turn = result.catch(() => undefined);
  return result;
};

/** What has just begun may not be known yet; what is over may be forgotten. */
const isForgetful = (executionArn: string): boolean => {
  const actor = [...actors.values()].find(({ name }) => executionArn.endsWith(`:${name}`));
  return actor?.state !== 'running' || actor.begunAt === now;
};

const clock: Clock = {
  now: () => now,
  sleep: (_, signal) =>
    new Promise((_resolve, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
    ),
};

const asHttp = (error: unknown): TaskFailed => {
  const { code = '500', message } = error as { code?: string; message: string };
  return new TaskFailed(`States.Http.StatusCode.${code.replace('PT', '')}`, message);
};

/** Runs a sweep; before each of its calls the world goes on by up to `restlessness` steps. */
const sweep = async (restlessness: number): Promise<void> => {
  const call = (work: (body: Record<string, Json>) => Promise<Json>) => (given: { input: Json }) =>
    inTurn(async () => {
      for (let steps = Math.floor(random() * (restlessness + 1)); steps > 0; steps--)
        await act(true);
      try {
        return await work((given.input as { RequestBody: Record<string, Json> }).RequestBody);
      } catch (error) {
        return error instanceof TaskFailed ? error : asHttp(error);
      }
    });
  const describeExecution = (given: { input: Json }) =>
    call(async () => {
      const { ExecutionArn } = given.input as { ExecutionArn: string };
      if (isForgetful(ExecutionArn) && random() < 0.1) {
        tally.unknown++;
        throw new TaskFailed('Sfn.ExecutionDoesNotExistException', ExecutionArn);
      }
      return book.describe(ExecutionArn);
    })(given);
  const { result } = await runMachine(definition, {
    machine: 'reconcile',
    input: {},
    clock,
    answers: {
      FindUnsettledEpisodes: call(async (body) =>
        httpAnswer(
          (await query('select * from public.unsettled_episodes($1, $2, $3, $4)', [
            body['p_limit'],
            body['p_execution'],
            body['p_after_at'],
            body['p_after_id'],
          ])) as Json,
        ),
      ),
      DescribeExecution: describeExecution,
      MarkEpisodeFailed: call(async (body) => {
        const rows = await query(
          'select status from public.mark_episode_failed($1, $2, null, $3, $4)',
          [body['p_episode_id'], body['p_execution'], body['p_error'], body['p_cause']],
        );
        return httpAnswer(rows[0] as Json);
      }),
      FindUnpublishedEpisodes: call(async (body) =>
        httpAnswer(
          (await query('select * from public.unpublished_episodes($1, $2)', [
            body['p_limit'],
            body['p_execution'],
          ])) as Json,
        ),
      ),
      DescribePublisher: describeExecution,
      PublishFeed: (given) =>
        call(async () => {
          const { Payload } = given.input as { Payload: Record<string, Json> };
          await query(WRITES.published, [Payload['episodeId'], Payload['execution']]);
          return {};
        })(given),
      // No show of these names a chat; nothing happens meanwhile.
      FindUnpostedEpisodes: async () =>
        httpAnswer((await query('select * from public.unposted_episodes(10)', [])) as Json),
      // No show of these asks for reviews.
      FindOverdueReviews: async () =>
        httpAnswer((await query('select id from public.overdue_reviews(10)', [])) as Json),
      FindOverdueShows: call(async (body) =>
        httpAnswer(
          (await query('select * from public.overdue_podcasts($1)', [body['p_limit']])) as Json,
        ),
      ),
      FindSlowEpisodes: call(async (body) =>
        httpAnswer(
          (await query('select * from public.slow_episodes($1)', [body['p_limit']])) as Json,
        ),
      ),
      // No show of these has a cap.
      FindFullCaps: async () =>
        httpAnswer((await query('select * from public.monthly_caps(null)', [])) as Json),
      // No show of these lets anything go.
      ExpireEpisodes: async () =>
        httpAnswer((await query('select * from public.expire_episodes(20)', [])) as Json),
      TellOfSettled: [{}],
    },
  });
  if (result.status !== 'SUCCEEDED') throw new Error(`A sweep failed: ${JSON.stringify(result)}`);
  const counts = result.output as Record<string, number>;
  tally.sweeps++;
  tally.settled += counts['settled'] ?? 0;
  tally.refusedMarks += counts['settledMeanwhile'] ?? 0;
  tally.publishing += counts['publishing'] ?? 0;
  tally.published += counts['published'] ?? 0;
  tally.notPublished += counts['notPublished'] ?? 0;
};

const passTime = async (seconds: number) => {
  now += seconds * 1000;
  await time.set(now);
};

const liveRows = () =>
  query(
    `select execution from public.episodes where status in ('pending', 'content_collected', 'processing')`,
    [],
  );

beforeAll(async () => {
  database = await startDatabase();
  time = await simulateTime(database.postgres);
  await passTime(0);
  for (const id of shows) {
    await query(`insert into public.podcasts (id, title) values ($1, 'A show')`, [id]);
    await query(
      `insert into public.podcast_configs (podcast_id, telegram_channels) values ($1, '{morning_news}')`,
      [id],
    );
  }
});
afterAll(async () => {
  await time.close();
  await database.close();
});

test(`in ${INTERLEAVINGS} interleavings no live episode is failed, and after two sweeps no dead one is left unsettled or unpublished`, async () => {
  for (let n = 0; n < INTERLEAVINGS; n++) {
    for (let steps = Math.floor(random() * 8); steps > 0; steps--) await act(true);
    await sweep(3);
    // The world holds its breath for two sweeps.
    await passTime(600);
    await sweep(0);
    await sweep(0);
    const running = [...actors.values()].filter(({ state }) => state === 'running');
    // What lives and is between opening and completing has its row; nothing else has one that isn't ended.
    const left = await liveRows();
    const halfway = running.filter(({ next }) => next > 0 && next <= STEPS.indexOf('completed'));
    expect(left.map(({ execution }) => execution).sort()).toEqual(
      halfway.map(({ name }) => name).sort(),
    );
    // Only who lives may still have something to publish.
    const unpublished = await query('select execution from public.unpublished_episodes(1000)', []);
    const names = running.map(({ name }) => name);
    expect(unpublished.filter(({ execution }) => !names.includes(execution))).toEqual([]);
    if (n % 10 === 0)
      for (const actor of running) while (actor.state === 'running') await advance(actor);
  }
  console.log(JSON.stringify(tally));
  // Ids are drawn anew each time, so how often something happened differs.
  for (const count of Object.values(tally)) expect(count).toBeGreaterThan(0);
}, 300_000);
