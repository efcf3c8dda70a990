import { InvalidArgumentError } from '@commander-js/extra-typings';
import { readFunctions } from '../build/read-functions.ts';
import { PRICES } from '../src/cost/prices.ts';
import { createProgram } from './command-line/program.ts';
import { runProgram } from './command-line/run-program.ts';
import { type CostLine, estimate } from './cost/estimate.ts';
import { AWS_PRICES } from './cost/prices.ts';
import { readHistoryFile, readRun } from './cost/read-run.ts';
import { countByPiece } from './cost/template-counts.ts';
import { printText } from './terminal/print.ts';

const atLeast =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && value >= least && Number.isFinite(value)) return value;
    throw new InvalidArgumentError(`Write a number from ${least}.`);
  };
const recorded = (machine: string): URL =>
  new URL(`./cost/recorded/${machine}.json`, import.meta.url);
const idle = (machine: string) => readRun(readHistoryFile(recorded(machine)));

const usd = (value: number): string =>
  value.toFixed(value >= 100 ? 0 : value >= 1 ? 2 : 4).padStart(12);
const row = ({ what, anEpisode, aMonth }: CostLine): string =>
  `${what.padEnd(26)}${usd(anEpisode)}${usd(aMonth)}`;

const families = Object.keys(PRICES['google-tts']?.usdAMillion ?? {});
const voiceFamily = (name: string): string => {
  if (families.includes(name)) return name;
  throw new InvalidArgumentError(`Prices are known of ${families.join(', ')}.`);
};

const program = createProgram(
  'npm run cost --',
  'What shows would cost on AWS in a month, counted from the history of an episode.',
)
  .option('--shows <n>', 'how many shows', atLeast(1), 1)
  .option('--minutes <n>', 'how long an episode is', atLeast(0.5), 10)
  .option('--listeners <n>', 'how often an episode is downloaded', atLeast(0), 100)
  .option('--every <days>', 'days between two episodes of a show', atLeast(1), 1)
  .option('--voices <family>', 'a family of Google’s voices', voiceFamily, 'Chirp3-HD')
  .option('--history <file>', 'of an episode of your own, from get-execution-history')
  .action(async ({ shows, minutes, listeners, every, voices, history }) => {
    const episode = readRun(readHistoryFile(history ?? recorded('episode')));
    if (episode.durationMs === 0 || episode.characters === 0) {
      throw new InvalidArgumentError(
        `The history ${history} is not of an episode that was written and spoken: take that of a first attempt that completed.`,
      );
    }
    const lines = estimate(
      { shows, minutes, listeners, days: every, voices },
      {
        ...countByPiece(),
        episode,
        idle: { schedule: idle('schedule'), reconcile: idle('reconcile'), notify: idle('notify') },
        functions: await readFunctions(),
      },
    );
    const sum = (part: 'anEpisode' | 'aMonth') => lines.reduce((all, line) => all + line[part], 0);
    printText(
      [
        `${'US dollars'.padEnd(26)}${'an episode'.padStart(12)}${'a month'.padStart(12)}`,
        ...lines.map(row),
        row({ what: 'Together', anEpisode: sum('anEpisode'), aMonth: sum('aMonth') }),
        '',
        `${shows} shows, an episode of ${minutes} min every ${every} days, ${listeners} downloads each; voices ${voices}.`,
        `Counted from a history of ${episode.transitions} transitions, ${episode.calls.length} calls of functions, ${episode.characters} characters and ${episode.segments} segments for ${(episode.durationMs / 60_000).toFixed(1)} min.`,
        `AWS's list prices of us-east-1 (${AWS_PRICES.asOf}) without free allowances. Not in it: Supabase, language models, webhooks, clips, and audio that stays beyond a month.`,
      ].join('\n'),
    );
  });
await runProgram(program, { argv: process.argv.slice(2) });
