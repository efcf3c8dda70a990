import { refuseUnknownCommand } from './group.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const work = () => import('../commands/operations/webhooks.ts');

/** `webhooks` and the commands below it. */
export const declareWebhooks = (program: Stepcast, run: Run): void => {
  const list: Parameters<Run>[1] = async (context) => (await work()).showAllWebhooks(context);
  const webhooks = program
    .command('webhooks')
    .description('who is told of what happens to episodes')
    .helpCommand(false)
    .allowExcessArguments()
    .action((_, command) => {
      refuseUnknownCommand(command);
      return run(command, list);
    });
  webhooks
    .command('list')
    .description('all of them, with their ids')
    .action((_, command) => run(command, list));
  webhooks
    .command('add')
    .description('tells another address')
    .argument('<url>')
    .option('--show <show>', 'of that show alone')
    .action((url, { show }, command) =>
      run(command, async (context) => (await work()).addWebhook(context, url, show)),
    );
  webhooks
    .command('log')
    .description('what was sent to it, and how that went')
    .argument('<webhook>')
    .action((webhook, _, command) =>
      run(command, async (context) => (await work()).showDeliveries(context, webhook)),
    );
  webhooks
    .command('test')
    .description('sends it a message that says that it is a test')
    .argument('<webhook>')
    .action((webhook, _, command) =>
      run(command, async (context) => (await work()).testWebhook(context, webhook)),
    );
  webhooks
    .command('resend')
    .description('sends a message again that was delivered or given up')
    .argument('<webhook>')
    .argument('<event>', 'its number, which webhooks log tells')
    .action((webhook, event, _, command) =>
      run(command, async (context) => (await work()).sendAgain(context, webhook, event)),
    );
  for (const [name, description, isEnabled] of [
    ['enable', 'puts it in use again', true],
    ['disable', 'sends nothing to it any more', false],
  ] as const) {
    webhooks
      .command(name)
      .description(description)
      .argument('<webhook>')
      .action((webhook, _, command) =>
        run(command, async (context) => (await work()).switchWebhook(context, webhook, isEnabled)),
      );
  }
  webhooks
    .command('delete')
    .description('forgets it, with what was sent')
    .argument('<webhook>')
    .action((webhook, _, command) =>
      run(command, async (context) => (await work()).deleteWebhook(context, webhook)),
    );
};
