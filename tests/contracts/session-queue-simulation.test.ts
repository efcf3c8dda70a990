import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type SimulatedTime, simulateTime } from '../support/simulated-time.ts';
import { readDefinition } from '../support/state-machine.ts';

// The real functions of the database; the machine's part is to wait as long as it is told, and its
// patience is read from its file.
const SHOWS = 1000;
const LEASE_SECONDS = 300;
const START = Date.UTC(2026, 0, 1, 6);

interface Collector {
  readonly name: string;
  at: number;
  tries: number;
  waitedSeconds: number;
}

let database: TestDatabase;
let time: SimulatedTime;
beforeAll(async () => {
  database = await startDatabase();
  time = await simulateTime(database.postgres);
});
afterAll(async () => {
  await time.close();
  await database.close();
});

/** How often and how long the machine lets an episode wait for its turn. */
const readPatience = () => {
  const conditions = JSON.stringify(readDefinition('episode').States['ChooseByOutcome']);
  const [, tries, seconds] =
    /waitedForSession\.tries < (\d+) and .*?waitSeconds <= (\d+)/.exec(conditions) ?? [];
  return { tries: Number(tries), seconds: Number(seconds) };
};

test(`${SHOWS} shows of one time of day all get their turn, and the session is hardly ever idle`, async () => {
  const random = seededRandom(6);
  const waiting: Collector[] = Array.from({ length: SHOWS }, (_, n) => ({
    name: `show-${n}`,
    at: START + random() * 60_000,
    tries: 0,
    waitedSeconds: 0,
  }));
  const releases: { readonly at: number; readonly holder: string }[] = [];
  const done: Collector[] = [];
  let usedSeconds = 0;
  let deaths = 0;
  while (waiting.length > 0) {
    waiting.sort((a, b) => b.at - a.at);
    const next = waiting.at(-1) as Collector;
    const due = releases[0];
    if (due && due.at <= next.at) {
      releases.shift();
      await time.set(due.at);
      await time.client.query(`select public.release_telegram_session('session', $1)`, [
        due.holder,
      ]);
      continue;
    }
    await time.set(next.at);
    const holder = `${next.name}:${next.tries}`;
    const { rows } = await time.client.query(
      `select public.lease_telegram_session('session', $1, $2) as lease`,
      [holder, LEASE_SECONDS],
    );
    const { acquired, waitSeconds } = rows[0].lease;
    if (!acquired) {
      next.tries += 1;
      next.waitedSeconds += waitSeconds;
      next.at += waitSeconds * 1000;
      continue;
    }
    waiting.pop();
    done.push(next);
    const dies = random() < 0.002;
    const seconds = dies ? LEASE_SECONDS : 2 + random() * 8;
    usedSeconds += seconds;
    if (dies) deaths += 1;
    else releases.push({ at: next.at + seconds * 1000, holder });
  }
  const lastAt = Math.max(...done.map(({ at }) => at));
  const patience = readPatience();
  const tries = done.map((collector) => collector.tries);
  const longest = Math.max(...done.map(({ waitedSeconds }) => waitedSeconds));
  const figures = {
    deaths,
    usedSeconds: Math.round(usedSeconds),
    tookSeconds: Math.round((lastAt - START) / 1000),
    meanTries: tries.reduce((sum, n) => sum + n, 0) / SHOWS,
    mostTries: Math.max(...tries),
    longestWaitSeconds: longest,
  };
  console.log(JSON.stringify(figures));
  expect(deaths).toBeGreaterThan(0);
  expect(figures.mostTries).toBeLessThan(patience.tries);
  expect(longest).toBeLessThan(patience.seconds);
  expect(figures.tookSeconds).toBeLessThan(usedSeconds * 1.3);
});
