import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const work = () => import('../commands/backup.ts');

/** `backup`, `restore` and `disk`: what is done with a data folder. */
export const declareBackup = (program: Stepcast, run: Run): void => {
  program
    .command('backup')
    .description('puts everything of a stack of npm start into one file, also while it runs')
    .argument('<file>', 'a file that is not there yet, or a folder')
    .option('--with-secrets', 'keys, accounts and what webhooks are signed with, too')
    .action((file, { withSecrets = false }, command) =>
      run(command, async (context) =>
        (await work()).makeBackup(context, file, { ...program.opts(), withSecrets }),
      ),
    );
  program
    .command('disk')
    .description('says what the data folder takes of its disk, for what and by show')
    .action((_, command) =>
      run(command, async (context) => {
        const { showDisk, titlesOf } = await import('../commands/disk.ts');
        return showDisk(program.opts().dataDir, () => titlesOf(context));
      }),
    );
  program
    .command('restore')
    .description('makes an empty data folder what a backup says')
    .argument('<file>', 'the backup, or a folder that an upgrade kept')
    .action((file, _, command) =>
      run(command, async (context) =>
        (await work()).restoreBackup(context, file, program.opts().dataDir),
      ),
    );
};
