import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

/** `channels`. */
export const declareChannels = (program: Stepcast, run: Run): void => {
  program
    .command('channels')
    .description('the channels and groups that the connected Telegram account is in')
    .option('--join <link>', 'joins a private one by its invitation')
    .action(({ join }, command) =>
      run(command, async (context) => {
        const { joinChannel, showChannels } = await import('../commands/channels.ts');
        return join === undefined ? showChannels(context) : joinChannel(context, join);
      }),
    );
};
