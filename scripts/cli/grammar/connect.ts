import { Argument, Option } from '@commander-js/extra-typings';
import type { Host } from '../../command-line/run-program.ts';
import { CONNECTION_NAMES } from '../../connections/kinds.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const work = () => import('../commands/home/connect.ts');

/** `connect`. */
export const declareConnect = (program: Stepcast, run: Run, host: Host): void => {
  program
    .command('connect')
    .description(
      'connects npm start to Telegram, real voices and models, and says whether they answer',
    )
    .addArgument(new Argument('[what]', 'left out: all of them').choices(CONNECTION_NAMES))
    .addOption(new Option('--check', 'asks what is connected').conflicts('remove'))
    .option('--remove', 'forgets it; ends the session at Telegram')
    .action((name, { check, remove }, command) =>
      run(command, async () => {
        const { connectionsAt, listConnections, ...does } = await work();
        const connections = connectionsAt(program.opts().dataDir, host.env);
        if (name === undefined) return listConnections(connections);
        if (check) return does.checkKept(connections, name);
        if (remove) return does.removeConnection(connections, name);
        const { createQuestions } = await import('../../terminal/questions.ts');
        const questions = createQuestions(process.stdin, host.stderr);
        const tell = (text: string) => void host.stderr.write(`${text}\n`);
        try {
          return await does.connect(connections, name, questions, tell);
        } finally {
          questions.close();
        }
      }),
    );
};
