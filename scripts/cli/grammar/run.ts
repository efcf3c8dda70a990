import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Answer, Context } from '../context.ts';

/** Does what a command asks for, and prints what it has to say. */
export type Run = (
  command: CommandUnknownOpts,
  work: (context: Context) => Promise<Answer>,
) => Promise<void>;
