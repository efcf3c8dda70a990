import { Option } from '@commander-js/extra-typings';
import { channel } from '../../command-line/option-values.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

/** `channels`. */
export const declareChannels = (program: Stepcast, run: Run): void => {
  program
    .command('channels')
    .description('the channels and groups that the connected Telegram account is in')
    .option('--join <link>', 'joins a private one by its invitation')
    .addOption(
      new Option('--topics <group>', 'lists the topics of a group, each of which can be told alone')
        .argParser(channel)
        .conflicts('join'),
    )
    .action(({ join, topics }, command) =>
      run(command, async (context) => {
        const { joinChannel, showChannels, showTopics } = await import('../commands/channels.ts');
        if (topics !== undefined) return showTopics(context, topics);
        return join === undefined ? showChannels(context) : joinChannel(context, join);
      }),
    );
};
