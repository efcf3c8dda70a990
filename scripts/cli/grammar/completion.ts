import { Argument } from '@commander-js/extra-typings';
import type { Host } from '../../command-line/run-program.ts';
import { printText } from '../../terminal/print.ts';
import { bashCompletion } from '../completion/bash.ts';
import { commandTree } from '../completion/command-tree.ts';
import { zshCompletion } from '../completion/zsh.ts';
import type { Stepcast } from './stepcast.ts';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion } as const;

/** `completion`, for all commands that the program has by then and gets later. */
export const declareCompletion = (program: Stepcast, host: Host): void => {
  program
    .command('completion')
    .description('what a shell needs to complete this command')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh'] as const))
    .action((shell) => printText(SHELLS[shell](commandTree(program)), host.stdout));
};
