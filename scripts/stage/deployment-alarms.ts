import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../../build/project-root.ts';
import type { Check } from '../cli/doctor/check.ts';
import type { Account, AlarmFacts } from './account.ts';
import type { Stage } from './stage.ts';
import type { Shift } from './steps.ts';

interface Table {
  alarmsThatTakeBack(stack: string): readonly string[];
}

/** The alarms that end a deployment of a stage; none where it isn't deployed yet. */
const findAlarms = async (
  { stack }: Stage,
  account: Pick<Account, 'stack' | 'alarms'>,
): Promise<readonly AlarmFacts[]> => {
  if ((await account.stack(stack)) === undefined) return [];
  const require = createRequire(import.meta.url);
  const table = require(join(projectRoot, 'resources/live-versions.cjs')) as Table;
  return account.alarms(table.alarmsThatTakeBack(stack));
};

/** How a stage is deployed: watched by the alarms that there are, or all at once. */
export const shiftOf = async (
  stage: Stage,
  account: Pick<Account, 'stack' | 'alarms'>,
  isAtOnce: boolean,
): Promise<Shift> =>
  isAtOnce ? 'at-once' : { takenBackBy: (await findAlarms(stage, account)).map(({ arn }) => arn) };

/** Who hears of the alarms of a deployed stage: a mail that nobody has confirmed reaches nobody. */
export const alarmListeners = async (
  { stack, name }: Stage,
  account: Pick<Account, 'stack' | 'subscribers'>,
): Promise<string> => {
  const topic = (await account.stack(stack))?.outputs['AlarmTopicArn'];
  if (!topic) return 'Nobody is told of alarms: the stack has no topic for them.';
  const { confirmed, pending } = await account.subscribers(topic);
  if (confirmed > 0)
    return `Alarms are told to ${confirmed} confirmed ${confirmed > 1 ? 'addresses' : 'address'}.`;
  return pending > 0
    ? 'Nobody is told of alarms: ALARM_EMAIL isn’t confirmed. Open the link of the mail "AWS Notification - Subscription Confirmation"; it is good for two days, and "aws sns subscribe" with the topic and the address sends another.'
    : `Nobody is told of alarms. Set ALARM_EMAIL in .env.${name} and deploy; a link that was never opened is gone after two days, then: aws sns subscribe --topic-arn ${topic} --protocol email --notification-endpoint <address>`;
};

/** Whether an alarm rings that would end the deployment before it has changed anything. */
export const alarmCheck = (
  stage: Stage,
  account: Pick<Account, 'stack' | 'alarms'>,
  isAtOnce: boolean,
): Check => ({
  name: 'Alarms',
  remedy: 'The credentials must be allowed to call cloudwatch:DescribeAlarms.',
  async run() {
    if (isAtOnce)
      return { ok: true, found: 'Not asked: what is deployed at once, none takes back.' };
    const ringing = (await findAlarms(stage, account)).filter((one) => one.isRinging);
    if (ringing.length === 0) return { ok: true, found: 'None rings that would end a deployment.' };
    const names = ringing.map(({ name }) => name.slice(stage.stack.length + 1));
    return {
      ok: false,
      found: `${names.join(' and ')} ${names.length > 1 ? 'ring' : 'rings'}: a deployment would be taken back.`,
      remedy: `Do what ${names.map((name) => `docs/runbooks/${name}.md`).join(' and ')} says. If this deployment is the remedy, deploy with --at-once, which no alarm takes back.`,
    };
  },
});
