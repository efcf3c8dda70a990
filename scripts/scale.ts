import { InvalidArgumentError } from '@commander-js/extra-typings';
import { createProgram } from './command-line/program.ts';
import { runProgram } from './command-line/run-program.ts';
import { readHistoryFile, readRun } from './cost/read-run.ts';
import { LIFTS, type Limits, NEW_ACCOUNT, USUAL_ACCOUNT } from './scale/limits.ts';
import { type DayResult, type EpisodeDemand, simulateDay } from './scale/simulate.ts';
import { printText } from './terminal/print.ts';

const SIZES = [10, 100, 1_000, 10_000, 100_000];
const DAY_SECONDS = 86_400;
/** Calls that one run speaks at once, and how long one takes. */
const SPEECH_CONCURRENCY = 64;
const CALL_SECONDS = 2;

const count = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('Write a whole number above 0.');
};
const hours = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 24) return value;
  throw new InvalidArgumentError('Write hours from 0 to 24.');
};

const demandOf = (minutes: number, newChannels: number): EpisodeDemand => {
  const run = readRun(readHistoryFile(new URL('./cost/recorded/episode.json', import.meta.url)));
  const times = (minutes * 60_000) / run.durationMs;
  const seconds = (name: string) =>
    run.calls.reduce((sum, call) => sum + (call.name === name ? call.seconds : 0), 0);
  const speechCalls = Math.round(run.segments * times);
  return {
    speechCalls,
    writeSeconds: seconds('writeScript'),
    // The recorded run's provider answers at once; a real one takes its time.
    speakSeconds:
      seconds('generateAudio') * times + Math.ceil(speechCalls / SPEECH_CONCURRENCY) * CALL_SECONDS,
    transitions: run.transitions,
    databaseCalls: 12 + Math.ceil(speechCalls / 10) + speechCalls,
    newChannels,
  };
};

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 3600)}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')} h`;

const row = (shows: number, { completed, gaveUp, lastDoneAt, binding }: DayResult): string => {
  const lost = Object.entries(gaveUp).map(([limit, many]) => `${many} by ${limit}`);
  return [
    String(shows).padStart(8),
    String(completed).padStart(10),
    clock(lastDoneAt).padStart(9),
    `  ${binding ?? '-'}${lost.length > 0 ? `; gave up: ${lost.join(', ')}` : ''}`,
    binding ? `\n${' '.repeat(29)}${LIFTS[binding]}` : '',
  ].join('');
};

const table = (title: string, limits: Limits, spreadSeconds: number, demand: EpisodeDemand) => [
  '',
  title,
  '   shows completed  last at  what binds first',
  ...SIZES.map((shows) => row(shows, simulateDay({ shows, spreadSeconds, limits, demand }))),
];

const program = createProgram(
  'npm run scale --',
  'Simulates a day of 10 to 100,000 shows with an episode each: which limit binds first, and what lifts it.',
)
  .option('--minutes <n>', 'how long an episode is', count, 10)
  .option('--spread <hours>', 'over how many hours times of day are spread', hours, 24)
  .option(
    '--speech <n>',
    'calls of the speech provider a minute',
    count,
    USUAL_ACCOUNT.speechPerMinute,
  )
  .option('--sessions <n>', 'Telegram sessions, each on a stage of its own', count, 1)
  .option('--lambda <n>', 'concurrent executions of Lambda', count, USUAL_ACCOUNT.lambdaConcurrency)
  .option('--new', 'all shows are new that day, with a channel nobody has resolved')
  .action(({ minutes, spread, speech, sessions, lambda, new: isNew }) => {
    const demand = demandOf(minutes, isNew ? 1 : 0);
    const limits = {
      ...USUAL_ACCOUNT,
      speechPerMinute: speech,
      sessions,
      lambdaConcurrency: lambda,
    };
    const spreadSeconds = spread * 3600;
    const over = spreadSeconds === DAY_SECONDS ? 'the day' : `${spread} h`;
    printText(
      [
        `Episodes of ${minutes} min: ${demand.speechCalls} calls of the speech provider, ${demand.transitions} transitions, ${demand.databaseCalls} calls of the database.`,
        ...table('A new account, all at one time of day', { ...limits, ...NEW_ACCOUNT }, 0, demand),
        ...table('All at one time of day', limits, 0, demand),
        ...table(`Spread over ${over}`, limits, spreadSeconds, demand),
      ].join('\n'),
    );
  });
await runProgram(program, { argv: process.argv.slice(2) });
