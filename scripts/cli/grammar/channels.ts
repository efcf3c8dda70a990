import { Option } from '@commander-js/extra-typings';
import { channel, repeated, text } from '../../command-line/option-values.ts';
import { refuseUnknownCommand } from './group.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const loadExports = () => import('../commands/channels/channel-exports.ts');

/** `channels` and the commands below it. */
export const declareChannels = (program: Stepcast, run: Run): void => {
  const group = program
    .command('channels')
    .description('the channels and groups that the connected Telegram account is in')
    .helpCommand(false)
    .option('--join <link>', 'joins a private one by its invitation')
    .addOption(
      new Option('--topics <group>', 'lists the topics of a group, each of which can be told alone')
        .argParser(channel)
        .conflicts('join'),
    )
    .allowExcessArguments()
    .action(({ join, topics }, command) => {
      refuseUnknownCommand(command);
      return run(command, async (context) => {
        const { joinChannel, showChannels, showTopics } = await import(
          '../commands/channels/channels.ts'
        );
        if (topics !== undefined) return showTopics(context, topics);
        return join === undefined ? showChannels(context) : joinChannel(context, join);
      });
    });
  group
    .command('import')
    .description(
      'has a channel read from its Telegram Desktop export; a later one counts from then on',
    )
    .argument('<file>', 'result.json, its folder, or a whole account’s export')
    .option(
      '--username <name>',
      'what the channel is called on Telegram, which exports don’t say',
      channel,
    )
    .option(
      '--channel <title>',
      'of an account’s export, a channel that is wanted; repeatable',
      repeated(text),
    )
    .action((file, options, command) =>
      run(command, async (context) =>
        (await loadExports()).importChannelExport(context, file, options),
      ),
    );
  group
    .command('exports')
    .description('the channels that have an export, and where each is read from')
    .action((_, command) =>
      run(command, async (context) => (await loadExports()).showChannelExports(context)),
    );
  group
    .command('read')
    .description('has a channel that has an export read from it, or from Telegram')
    .argument('<channel>', 'what shows name it by', channel)
    .addOption(
      new Option('--from <source>', 'where from')
        .choices(['export', 'telegram'] as const)
        .makeOptionMandatory(),
    )
    .action((name, { from }, command) =>
      run(command, async (context) => (await loadExports()).readChannelFrom(context, name, from)),
    );
  group
    .command('remove-export')
    .description('removes a channel’s export, which is then read from Telegram')
    .argument('<channel>', 'what shows name it by', channel)
    .action((name, _, command) =>
      run(command, async (context) => (await loadExports()).removeChannelExport(context, name)),
    );
};
