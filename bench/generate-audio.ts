import { availableParallelism, loadavg } from 'node:os';
import { aLongScript } from './generate-audio/a-long-script.ts';
import { measureMemory } from './generate-audio/measure-memory.ts';
import { callMs, REQUESTS_PER_MINUTE, SLOW_MS } from './generate-audio/provider-model.ts';
import { type EpisodeTimes, timeEpisode } from './generate-audio/time-episode.ts';

const CONCURRENCY = 64;
const MOST_OF_LIMIT = 1.25;
const LEAST_TIMES_FASTER = 6;
const MOST_MEMORY_MB = 512;
/** Twice as long an episode may take this much more: what memory is freed when is the engine's choice. */
const MOST_GROWTH = 1.25;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`.padStart(9);
const print = (line: string) => process.stdout.write(`${line}\n`);

const script = aLongScript(10);
const lengths = script.chapters.flatMap(({ utterances }) =>
  utterances.map(({ text }) => text.length),
);
const providerMs = Math.max(SLOW_MS, callMs(Math.max(...lengths)));

const better = (a: EpisodeTimes, b: EpisodeTimes): EpisodeTimes => (a.wallMs < b.wallMs ? a : b);
const alone = () => timeEpisode(script, { concurrency: CONCURRENCY, instantly: true });
const shipped = () => timeEpisode(script, { concurrency: CONCURRENCY });

const busyBefore = loadavg()[0] ?? Number.NaN;
// The better of two, taken in turns, so that a busy minute of the machine hits neither alone.
const [machineFirst, togetherFirst] = [await alone(), await shipped()];
const machine = better(machineFirst, await alone());
const together = better(togetherFirst, await shipped());
const oneByOne = await timeEpisode(script, { concurrency: 1 });
const masteringMs = machine.wallMs - machine.spokenMs;
const limitMs = Math.max(providerMs, machine.spokenMs) + masteringMs;

print(
  `A 10-minute episode of ${together.segments} segments. Each call takes 0.4 s + 30 ms a character, one in`,
);
print(
  `fifty 10 s, ${REQUESTS_PER_MINUTE} a minute. The clock skips the time in which all there is to do is wait, and`,
);
print("counts this machine's own work (checking, levelling, encoding, mastering) as it happens.");
print(
  `${availableParallelism()} cores; ${busyBefore.toFixed(1)} were busy in the minute before. Above 0.5, others distort the figures.`,
);
print(`one call after another          ${seconds(oneByOne.wallMs)}  ${oneByOne.calls} calls`);
print(
  `as shipped, ${CONCURRENCY} calls at once    ${seconds(together.wallMs)}  ${together.calls} calls, hedges included`,
);
print(
  `limit                           ${seconds(limitMs)}  the longer of the two below, then mastering (${seconds(masteringMs).trim()})`,
);
print(
  `  the slowest call              ${seconds(providerMs)}  all others fit into its time and the minute's requests; a hedge may beat it`,
);
print(
  `  this machine's own work       ${seconds(machine.spokenMs)}  measured with a provider that answers at once`,
);
const ofLimit = together.wallMs / limitMs;
const faster = oneByOne.wallMs / together.wallMs;
print(
  `${ofLimit.toFixed(2)} × of the limit (at most ${MOST_OF_LIMIT}), ${faster.toFixed(1)} × faster than one by one (at least ${LEAST_TIMES_FASTER})`,
);

const memory = await measureMemory([10, 30, 60]);
for (const { minutes, segments, maxMemoryMb } of memory) {
  print(
    `${minutes} minutes, ${String(segments).padStart(3)} segments: ${maxMemoryMb} MB at most, Node and ffmpeg together`,
  );
}
const held = memory.map(({ maxMemoryMb }) => maxMemoryMb);
const growth = (held.at(-1) ?? Number.NaN) / (held.at(-2) ?? Number.NaN);
print(
  `${growth.toFixed(2)} × for twice the length (at most ${MOST_GROWTH}); an episode of ${CONCURRENCY} segments and more has all calls under way at once`,
);
const most = Math.max(...held);
if (
  growth > MOST_GROWTH ||
  ofLimit > MOST_OF_LIMIT ||
  faster < LEAST_TIMES_FASTER ||
  most >= MOST_MEMORY_MB
) {
  process.stderr.write('Speaking an episode is slower, or takes more memory, than it should.\n');
  process.exitCode = 1;
}
