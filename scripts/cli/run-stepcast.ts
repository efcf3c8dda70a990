import { type Host, runProgram } from '../command-line/run-program.ts';
import { CommandFailed } from './command-failed.ts';
import { declareAccess } from './grammar/access.ts';
import { declareChannels } from './grammar/channels.ts';
import { declareClip } from './grammar/clip.ts';
import { declareCompletion } from './grammar/completion.ts';
import { declareConnect } from './grammar/connect.ts';
import { declareEpisodes } from './grammar/episodes.ts';
import { declareHome } from './grammar/home.ts';
import { declareImport } from './grammar/import.ts';
import { declareListens } from './grammar/listens.ts';
import { declareOperations } from './grammar/operations.ts';
import { declareReview } from './grammar/review.ts';
import type { Run } from './grammar/run.ts';
import { declareRuns } from './grammar/runs.ts';
import { declareScript } from './grammar/script.ts';
import { declareSearch } from './grammar/search.ts';
import { declareShows } from './grammar/shows.ts';
import { createStepcast, type Stepcast } from './grammar/stepcast.ts';
import { declareVoices } from './grammar/voices.ts';
import { declareWebhooks } from './grammar/webhooks.ts';

/** The whole command. What each of its commands does goes through `run`. */
export const wholeStepcast = (host: Host, run: Run): Stepcast => {
  const program = createStepcast();
  const groups = {
    'Shows:': [declareShows, declareVoices, declareChannels, declareImport, declareListens],
    'Episodes:': [declareEpisodes, declareReview, declareScript, declareClip, declareSearch],
    'Operation:': [declareOperations, declareRuns, declareWebhooks, declareAccess],
    'A stack at home:': [declareConnect, declareHome],
  };
  for (const [heading, group] of Object.entries(groups)) {
    program.commandsGroup(heading);
    for (const declare of group) declare(program, run, host);
  }
  program.commandsGroup('Help:').helpCommand('help [command...]', 'how a command is used');
  declareCompletion(program, host);
  return program;
};

const toJson = (error: unknown) => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const problem = error instanceof CommandFailed ? error.problem : undefined;
  return { error: { name, message, ...(problem && { problem }) } };
};

/** Runs a command line of `npx stepcast` to its end, and sets the exit code. */
export const runStepcast = (argv: readonly string[], host: Host): Promise<void> => {
  const program = wholeStepcast(host, async (command, work) => {
    // What commands work with takes longer to load than help takes to read.
    const { runCommand } = await import('./run-command.ts');
    await runCommand(host, command, work);
  });
  return runProgram(program, { argv, host, toJson });
};
