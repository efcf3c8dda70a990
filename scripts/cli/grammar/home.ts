import type { Host } from '../../command-line/run-program.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const work = () => import('../commands/home/backup.ts');

/** `doctor`, `backup`, `restore`, `disk`, `alerts test`, `service install`: the stack of `npm start`. */
export const declareHome = (program: Stepcast, run: Run, host: Host): void => {
  program
    .command('doctor')
    .description(
      'looks at what a stack of npm start needs, or at a stage, and says what to do; 1 if anything is wrong',
    )
    .action((_, command) =>
      run(command, async (context) =>
        (await import('../commands/home/doctor.ts')).doctor(context, host.env),
      ),
    );
  program
    .command('alerts')
    .description('who is told when something goes wrong at home')
    .command('test')
    .description('sends something through mail, ntfy and the bot, as far as they are connected')
    .action((_, command) =>
      run(command, async () =>
        (await import('../commands/home/alerts.ts')).testAlerts(program.opts().dataDir),
      ),
    );
  program
    .command('service')
    .description('has the system start npm start by itself')
    .command('install')
    .description('writes a systemd user unit or a launchd file, and shows it')
    .action((_, command) =>
      run(command, async () =>
        (await import('../commands/home/service.ts')).installService(program.opts().dataDir),
      ),
    );
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
        const { showDisk, titlesOf } = await import('../commands/home/disk.ts');
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
