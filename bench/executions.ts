// What the embedded stack carries: whole episodes with the real functions, and executions that end
// in the machine alone, many at once and one after another in the same run.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { addShow, openDatabase } from '../scripts/demo/add-show.ts';
import { type MeasuredStack, withStack } from './control-plane/start-stack.ts';

const EPISODES = 24;
const EPISODES_ONE_BY_ONE = 4;
const EXECUTIONS = 600;
const EXECUTIONS_ONE_BY_ONE = 60;
/** How often all who wait for an end ask together: asking is work too, and as much of it in every run. */
const POLL_MS = 100;

/** How many wait for an end. */
let waiting = 0;

interface Ended {
  readonly status: string;
  readonly error: { readonly name: string; readonly message: string } | null;
}

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Calls the API; more at once than its gateway carries comes again, as it would from any caller. */
const patiently = async (url: string, init: RequestInit): Promise<Response> => {
  for (;;) {
    const answer = await fetch(url, init);
    if (answer.status !== 429) return answer;
    await sleep(POLL_MS);
  }
};

/** Starts an episode through the API and answers how it ended. */
const runEpisode = async ({ api, window }: MeasuredStack, podcastId: string): Promise<Ended> => {
  const headers = { 'x-api-key': api.internalApiKey, 'content-type': 'application/json' };
  const body = JSON.stringify({ podcastId, window });
  const started = await patiently(`${api.url}/api/v1/episodes`, { method: 'POST', headers, body });
  if (started.status !== 202) throw new Error(`The API answered ${started.status}.`);
  const { statusUrl } = (await started.json()) as { statusUrl: string };
  waiting += 1;
  for (;;) {
    const answer = await patiently(statusUrl, { headers });
    const status = (await answer.json()) as Ended & { terminal: boolean };
    if (status.terminal) {
      waiting -= 1;
      return status;
    }
    await sleep(POLL_MS * waiting);
  }
};

/** Runs `count` of them, so many at once, and answers how many a minute that makes. */
const perMinute = async (
  count: number,
  atOnce: number,
  run: (n: number) => Promise<void>,
): Promise<number> => {
  const startedAt = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      await run(n);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (count * 60_000) / (performance.now() - startedAt);
};

await withStack(async (stack) => {
  const database = openDatabase(stack.supabase.url, stack.supabase.serviceKey);
  const show = () => addShow(database, { channels: stack.channels, language: 'en-US', minutes: 1 });
  const shows = await Promise.all(Array.from({ length: EPISODES }, show));
  const endings = new Map<string, number>();
  const episode = async (podcastId: string) => {
    const { status, error } = await runEpisode(stack, podcastId);
    const ending = error ? `${status} (${error.name})` : status;
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
  };

  const startedAt = performance.now();
  await episode(await show());
  const spoken = (performance.now() - startedAt) / 1000;
  // From here on speech comes from the bucket: what is measured is the machine and its functions.
  const alone = [await show(), await show(), await show(), await show()];
  const episodesAlone = await perMinute(EPISODES_ONE_BY_ONE, 1, (n) => episode(alone[n] ?? ''));
  const episodesTogether = await perMinute(EPISODES, EPISODES, (n) => episode(shows[n] ?? ''));

  // An unknown show: the gateway starts it, OpenEpisode asks the database, the execution ends by name.
  const refused = async () => {
    await runEpisode(stack, randomUUID());
  };
  const machineAlone = await perMinute(EXECUTIONS_ONE_BY_ONE, 1, refused);
  const machineTogether = await perMinute(EXECUTIONS, 100, refused);

  const row = (name: string, oneByOne: number, together: number) =>
    print(
      `${name.padEnd(44)}${oneByOne.toFixed(0).padStart(12)}${together.toFixed(0).padStart(12)}${(together / oneByOne).toFixed(1).padStart(8)} ×`,
    );
  print(`The first episode of a minute, speech included: ${spoken.toFixed(1)} s.`);
  print(`${'a minute'.padEnd(44)}${'one by one'.padStart(12)}${'at once'.padStart(12)}   ratio`);
  row(`episodes whose speech is there, ${EPISODES} shows at once`, episodesAlone, episodesTogether);
  row('executions of the machine alone, 100 at once', machineAlone, machineTogether);
  print(`Episodes ended: ${[...endings].map(([how, count]) => `${count} ${how}`).join(', ')}.`);
  const lost = [...endings.keys()].some((ending) => ending !== 'completed');
  if (lost || episodesTogether < episodesAlone || machineTogether < machineAlone) {
    process.stderr.write(
      'Episodes were lost, or starting many at once costs more than taking turns does.\n',
    );
    process.exitCode = 1;
  }
});
