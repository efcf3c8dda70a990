import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Host } from '../command-line/run-program.ts';
import { createLiveLine } from '../terminal/live-line.ts';
import { printJson, printLines } from '../terminal/print.ts';
import { createApi } from './api.ts';
import type { Answer, Context } from './context.ts';
import type { CommonOptions } from './grammar/stepcast.ts';
import { findTarget } from './target.ts';

const openContext = async (
  ...where: Parameters<typeof findTarget>
): Promise<Omit<Context, 'view'>> => {
  const target = await findTarget(...where);
  return { target, api: createApi(target) };
};

/** For commands that may need no stack: those that do are told why there is none. */
const withoutTarget = (error: unknown): Omit<Context, 'view'> => ({
  get target(): never {
    throw error;
  },
  get api(): never {
    throw error;
  },
});

/** Does what a command asks for and prints what it has to say; exit code 1 for an episode that failed. */
export const runCommand = async (
  host: Host,
  command: CommandUnknownOpts,
  work: (context: Context) => Promise<Answer>,
): Promise<void> => {
  const options = command.optsWithGlobals() as CommonOptions;
  const view = createLiveLine(options.json ? host.stderr : host.stdout);
  const context = await openContext(options, host.env).catch(withoutTarget);
  const { json, lines, ok } = await work(Object.assign(context, { view }));
  if (options.json) printJson(json, host.stdout);
  else printLines(lines, host.stdout);
  if (!ok) host.exitCode = 1;
};
