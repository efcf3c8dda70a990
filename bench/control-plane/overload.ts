import { percentile, runOpenLoop } from './open-loop.ts';

const PER_SECOND = 200;
const SECONDS = 10;
const HEALTH_PER_SECOND = 2;
const MOST_REFUSAL_MS = 1_000;
const MOST_HEALTH_MS = 2_000;
/** What the gateway carried before it refused anything. */
const LEAST_PER_SECOND = 48;

/** What became of more requests than a process carries. */
export interface Overload {
  readonly lines: readonly string[];
  readonly isHeld: boolean;
}

/** Asks for `url` 200 times a second for ten seconds, and for the health beside it. */
export const overload = async (
  url: string,
  headers: Record<string, string>,
  healthUrl: string,
): Promise<Overload> => {
  const took = new Map<number, number[]>();
  let healthFailures = 0;
  const startedAt = performance.now();
  const ask = async () => {
    const sentAt = performance.now();
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    const times = took.get(response.status) ?? [];
    took.set(response.status, times);
    times.push(performance.now() - sentAt);
  };
  const askHealth = async () => {
    const response = await fetch(healthUrl);
    await response.arrayBuffer();
    if (!response.ok) healthFailures += 1;
  };
  const [load, health] = await Promise.all([
    runOpenLoop(ask, { perSecond: PER_SECOND, seconds: SECONDS }),
    runOpenLoop(askHealth, { perSecond: HEALTH_PER_SECOND, seconds: SECONDS }),
  ]);
  const seconds = (performance.now() - startedAt) / 1000;
  const worst = (status: number) => Math.max(0, ...(took.get(status) ?? []));
  const rate = (took.get(200)?.length ?? 0) / seconds;
  const others = [...took.keys()].filter((status) => status !== 200 && status !== 429);
  const healthMs = percentile(health.sortedMs, 1);
  return {
    lines: [
      `status at ${PER_SECOND} requests a second for ${SECONDS} s: ${rate.toFixed(1)} a second answered 200 (at least ${LEAST_PER_SECOND}), the slowest after ${worst(200).toFixed(0)} ms;`,
      `${took.get(429)?.length ?? 0} answered 429, the slowest after ${worst(429).toFixed(0)} ms (at most ${MOST_REFUSAL_MS}); ${load.failures} failed, ${others.length === 0 ? 'no other status' : `also ${others.join(', ')}`};`,
      `health beside it took at most ${healthMs.toFixed(0)} ms (at most ${MOST_HEALTH_MS}); ${healthFailures + health.failures} were not 200`,
    ],
    isHeld:
      rate >= LEAST_PER_SECOND &&
      worst(429) <= MOST_REFUSAL_MS &&
      healthMs <= MOST_HEALTH_MS &&
      load.failures + health.failures + healthFailures + others.length === 0,
  };
};
