import { type Stack, startStack } from '../../local/stack/index.ts';
import { TOWN_EXPORTS } from '../../local/telegram/sample/index.ts';
import { createLiveLine, type LiveLine } from '../terminal/live-line.ts';
import { printJson } from '../terminal/print.ts';
import { untilInterrupted, waitForInterruption } from './interruption.ts';
import { type DemoOptions, knownLanguage } from './options.ts';
import { stopwatch } from './stopwatch.ts';
import { warmUp } from './warm-up.ts';

interface Folders {
  readonly dataDir: string;
  /** Where the episode's files are copied to. */
  readonly out: string;
}

const keepStack = async (stack: Stack, view: LiveLine): Promise<void> => {
  view.print('');
  view.print('The stack stays up until Ctrl+C:');
  for (const [what, address] of Object.entries(stack.addresses)) {
    view.print(`  ${what.padEnd(16)} ${address}`);
  }
  view.print(`  ${'API key'.padEnd(16)} ${stack.api.internalApiKey}`);
  await waitForInterruption().interrupted;
};

/**
 * Starts a stack, makes one episode and shows how; answers whether it was completed.
 * @throws Interrupted when a person presses Ctrl+C before it is done; whatever was started is stopped.
 */
export const runDemo = async (
  options: DemoOptions,
  { dataDir, out }: Folders,
): Promise<boolean> => {
  const view = createLiveLine(options.json ? process.stderr : process.stdout);
  const exports = options.exports.length > 0 ? options.exports : TOWN_EXPORTS;
  const elapsed = stopwatch();
  view.print('Starting the stack …');
  let warmed: Promise<void> | undefined;
  const stack = await startStack({
    dataDir,
    exports,
    usernames: options.usernames,
    findUsernames: true,
    byId: options.exports,
    ephemeral: !options.keep,
    onFunctions(parts) {
      warmed = warmUp(parts, knownLanguage(options));
    },
  });
  try {
    view.print(`The stack is up after ${elapsed()}.`);
    const { makeEpisode } = await import('./make-episode.ts');
    const outcome = await untilInterrupted(makeEpisode(stack, options, out, view));
    await warmed;
    if (options.json) printJson(outcome);
    if (options.keep) await keepStack(stack, view);
    return outcome.status === 'completed';
  } finally {
    view.clear();
    await stack.close();
  }
};
