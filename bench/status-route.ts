// The status route at 50 requests a second, beside the same row read straight from the database and
// a route that asks nobody, in the same run; then more of it than a process carries.
import { randomUUID } from 'node:crypto';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Latencies, percentile, runOpenLoop } from './control-plane/open-loop.ts';
import { overload } from './control-plane/overload.ts';
import { type MeasuredStack, withStack } from './control-plane/start-stack.ts';

const PER_SECOND = 50;
const WARM_TURNS = 2;
const TURNS = 20;
const BASELINES = 2;
// Requests queue for the processor where health, which asks nobody, takes as long.
const BUSY_MS = 25;
const MOST_OF_ROW = 15;
const MOST_OF_HEALTH = 15;

type Call = () => Promise<void>;

const get =
  (url: string, headers: Record<string, string>): Call =>
  async () => {
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  };

/** Starts an execution that ends without a row, since there is no such show, and waits until it has. */
const anEpisodeWithoutRow = async ({ api }: MeasuredStack): Promise<string> => {
  const headers = { 'x-api-key': api.internalApiKey };
  const response = await fetch(`${api.url}/api/v1/episodes`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ podcastId: randomUUID() }),
  });
  const { episodeId } = (await response.json()) as { episodeId: string };
  for (;;) {
    const answer = await fetch(`${api.url}/api/v1/episodes/${episodeId}`, { headers });
    if (((await answer.json()) as { terminal: boolean }).terminal) return episodeId;
    await sleep(50);
  }
};

const targetsOf = async (stack: MeasuredStack): Promise<[string, Call][]> => {
  const { api, supabase, episodes } = stack;
  const status = (id: string) =>
    get(`${api.url}/api/v1/episodes/${id}`, { 'x-api-key': api.internalApiKey });
  const key = { apikey: supabase.serviceKey, authorization: `Bearer ${supabase.serviceKey}` };
  const row = `${supabase.url}/rest/v1/episode_statuses?id=eq.${episodes.underWay}`;
  return [
    ['its row, straight from the database', get(row, key)],
    ['health, which asks nobody at most times', get(`${api.url}/api/v1/health`, {})],
    ['status, under way', status(episodes.underWay)],
    ['status, completed', status(episodes.completed)],
    ['status, without a row', status(await anEpisodeWithoutRow(stack))],
  ];
};

const NONE: Latencies = { sortedMs: [], failures: 0 };
const together = (parts: readonly Latencies[]): Latencies => ({
  sortedMs: parts.flatMap(({ sortedMs }) => sortedMs).sort((a, b) => a - b),
  failures: parts.reduce((sum, { failures }) => sum + failures, 0),
});
const p95 = ({ sortedMs }: Latencies): number => percentile(sortedMs, 0.95);
// Whether a turn was quiet is told by the baselines alone, so that the choice favours nobody.
const quieterHalf = (turns: readonly Latencies[][]): Latencies[][] => {
  const noise = (turn: readonly Latencies[]) => p95(together(turn.slice(0, BASELINES)));
  return [...turns].sort((a, b) => noise(a) - noise(b)).slice(0, Math.ceil(turns.length / 2));
};
const cell = (value: number): string => value.toFixed(1).padStart(9);
const print = (line: string) => process.stdout.write(`${line}\n`);

const loadBefore = loadavg()[0] ?? Number.NaN;
await withStack(async (stack) => {
  const targets = await targetsOf(stack);
  const turns: Latencies[][] = [];
  // A second of each in turn, so that a busy moment of the machine hits all of them alike.
  for (let turn = -WARM_TURNS; turn < TURNS; turn += 1) {
    const one: Latencies[] = [];
    for (const [, call] of targets) {
      one.push(await runOpenLoop(call, { perSecond: PER_SECOND, seconds: 1 }));
    }
    if (turn >= 0) turns.push(one);
  }
  const answers = targets.map((_, i) =>
    together(quieterHalf(turns).map((turn) => turn[i] ?? NONE)),
  );
  const failures = turns.flat().reduce((sum, one) => sum + one.failures, 0);

  print(
    `${PER_SECOND} requests a second, sent on time whatever is still unanswered; 2,000 episodes in\nthe database; the quieter half of ${TURNS} turns.`,
  );
  print(`${''.padEnd(42)}   p50 ms   p95 ms   p99 ms      max`);
  for (const [i, [name]] of targets.entries()) {
    const { sortedMs } = answers[i] as Latencies;
    const cells = [0.5, 0.95, 0.99, 1].map((share) => cell(percentile(sortedMs, share)));
    print(`${name.padEnd(42)}${cells.join('')}`);
  }
  const [row, health, ...statuses] = answers.map(p95) as [number, number, ...number[]];
  const worst = Math.max(...statuses);
  print(
    `p95 of the slowest status: ${(worst / health).toFixed(1)} × health (at most ${MOST_OF_HEALTH}), ${(worst / row).toFixed(1)} × the row alone (at most ${MOST_OF_ROW}); ${failures} requests failed`,
  );
  const { api, episodes } = stack;
  const { lines, isHeld } = await overload(
    `${api.url}/api/v1/episodes/${episodes.underWay}`,
    { 'x-api-key': api.internalApiKey },
    `${api.url}/api/v1/health`,
  );
  for (const line of lines) print(line);
  const isBusy = health > BUSY_MS || loadBefore > availableParallelism();
  const isTooSlow = worst > row * MOST_OF_ROW || worst > health * MOST_OF_HEALTH || !isHeld;
  if (failures > 0 || (isTooSlow && !isBusy)) {
    process.stderr.write(
      'The status route is slower than what it is made of, failed, or gave way under load.\n',
    );
    process.exitCode = 1;
  } else if (isTooSlow) {
    print(
      `No verdict: health alone took ${health.toFixed(0)} ms, with a load of ${loadBefore.toFixed(1)} on ${availableParallelism()} cores before the start. Repeat it on a machine with time to spare.`,
    );
  }
});
