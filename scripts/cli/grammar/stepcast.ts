import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../build/project-root.ts';
import { createProgram } from '../../command-line/program.ts';

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
};

const MORE = `
<show> is an id, a title or the beginning of one; <episode> is an id, or latest for the newest of all.

Exit code 0: done. 1: it failed, or the episode did. 2: the command line can't be understood.`;

/** The command without its commands, which each take these options too. */
export const createStepcast = () =>
  createProgram(
    'npx stepcast',
    'Shows, episodes and webhooks of a stack of npm start, or of a stage.',
  )
    .usage('<command> [options]')
    .version(version, '--version', 'the version of this checkout')
    .option('--json', 'one JSON value on stdout; of a failure { "error": { name, message } }')
    .option('--data-dir <folder>', 'the folder of npm start (.stepcast)')
    .option('--url <address>', 'a deployed stage instead (STEPCAST_URL), with')
    .option('--key <key>', 'its API key (STEPCAST_API_KEY)')
    .addHelpText('after', MORE);

/** The program that commands are put into. */
export type Stepcast = ReturnType<typeof createStepcast>;

/** What is said of every command: where to, and in what form. */
export type CommonOptions = ReturnType<Stepcast['opts']>;
