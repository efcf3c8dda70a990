import type { ApiDeps } from '../../api/routes.ts';
import { groupOfMachine } from '../../inspect/logs/log-group.ts';
import type { Config } from '../../runtime/config.ts';
import { lazily } from '../../runtime/lazily.ts';

/** The queues are named as the machines of the stage are. */
export const openQueues = (config: Config<'api'>): Pick<ApiDeps, 'queues' | 'intakeLog'> => {
  const [, partition = '', , region = '', account = '', , machine = ''] =
    config.EPISODE_STATE_MACHINE_ARN.split(':');
  const stage = machine.replace(/episode$/, '');
  const queues = lazily(async () => {
    const { createMessageQueues } = await import('../../clients/sqs/message-queues.ts');
    return createMessageQueues(`arn:${partition}:sqs:${region}:${account}:${stage}`);
  });
  return {
    intakeLog: groupOfMachine(`${stage}intake`),
    queues: {
      read: async (queue) => (await queues()).read(queue),
      redrive: async () => (await queues()).redrive(),
      discard: async (queue, id) => (await queues()).discard(queue, id),
      send: async (body) => (await queues()).send(body),
    },
  };
};
