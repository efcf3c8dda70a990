import { expect, test } from 'vitest';
import {
  boom,
  brokenRequests,
  failingCalls,
  inQueues,
  nothingDue,
  outOfTime,
  realNameIn,
  refusedCalls,
  runOf,
  undelivered,
  waitingForTelegram,
} from './support/alarm-causes.ts';
import { type DataPoint, rings } from './support/alarm-state.ts';
import { readTemplate, resourcesOf, type Untyped } from './support/template.ts';

const template = readTemplate();
const STAGE = 'stepcast-dev';
const nameOf = realNameIn(template);
const alarms = new Map(
  resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, alarm]) => [
    String(alarm.Properties['AlarmName']).replace(`${STAGE}-`, ''),
    alarm,
  ]),
);
const alarm = (name: string) => {
  const found = alarms.get(name);
  if (!found) throw new Error(`There is no alarm ${name}.`);
  return found;
};
const repeat = async (times: number, make: () => Promise<DataPoint[]>) =>
  (await Promise.all(Array.from({ length: times }, make))).flat();

const failedRun = (machine: string) =>
  machine === 'deliver'
    ? runOf('deliver', { DeliverWebhook: [boom] }, { eventId: 1, endpointId: 'e' })
    : runOf(machine, { FindDuePodcasts: [boom], FindPendingDeliveries: [boom] });

/** By alarm: its cause as it is made on the embedded parts, and the most of the same that is borne. */
const MADE: Readonly<
  Record<string, { cause(): Promise<DataPoint[]>; borne(): Promise<DataPoint[]> }>
> = {
  'episodes-out-of-time': {
    cause: outOfTime,
    borne: () => runOf('schedule', nothingDue),
  },
  'control-machine-failing': {
    cause: () => repeat(3, () => failedRun('schedule')),
    borne: async () => [
      ...(await repeat(2, () => failedRun('schedule'))),
      ...(await repeat(5, () => failedRun('deliver'))),
    ],
  },
  'schedule-silent': {
    cause: () => failedRun('notify'),
    borne: () => runOf('schedule', nothingDue),
  },
  'deliveries-failing': {
    cause: () => failedRun('deliver'),
    borne: () => failedRun('schedule'),
  },
  'episodes-waiting': {
    cause: () => waitingForTelegram(3),
    borne: () => waitingForTelegram(2),
  },
  'functions-throttled': { cause: () => refusedCalls(6), borne: () => refusedCalls(5) },
  'functions-failing': {
    cause: () => failingCalls('countListens', 2),
    borne: async () => [
      ...(await failingCalls('countListens', 1)),
      ...(await failingCalls('writeScript', 3)),
    ],
  },
  'clips-failing': {
    cause: () => failingCalls('clips', 3),
    borne: () => failingCalls('clips', 2),
  },
  'api-failing': { cause: () => brokenRequests(3), borne: () => brokenRequests(2) },
  'events-undelivered': {
    cause: () => undelivered(template),
    borne: () => inQueues(template, ({ send }) => send('intake')),
  },
  'intake-dead-letters': {
    cause: () =>
      inQueues(template, async ({ send, take, pass }) => {
        await send('intake');
        // Three tries, each hidden for a quarter of an hour; the fourth look moves it.
        for (let i = 0; i < 4; i++) {
          await take('intake');
          await pass(901);
        }
      }),
    borne: () =>
      inQueues(template, async ({ send, take, pass }) => {
        await send('intake');
        for (let i = 0; i < 3; i++) {
          await take('intake');
          await pass(901);
        }
      }),
  },
  'intake-waiting': {
    cause: () =>
      inQueues(template, async ({ send, pass }) => {
        await send('intake');
        await pass(3060);
      }),
    borne: () =>
      inQueues(template, async ({ send, take, pass }) => {
        await send('intake');
        // As long as its three tries take.
        for (let i = 0; i < 3; i++) {
          await take('intake');
          await pass(901);
        }
      }),
  },
  'intake-backlog': {
    cause: () => inQueues(template, ({ send }) => send('intake', 101)),
    borne: () => inQueues(template, ({ send }) => send('intake', 100)),
  },
};

/** Alarms on lines that are counted: tests/states/counted-lines.test.ts makes each line by its cause. */
const COUNTED = [
  ...['episodes-failing', 'shows-overdue', 'episodes-slow', 'caps-nearly-spent', 'check-failing'],
  ...['slots-refused', 'episodes-unpublished', 'episodes-unposted', 'episodes-unsearchable'],
  ...['telegram-session-revoked', 'speech-circuit-open', 'database-paused', 'database-unreachable'],
  'search-answers-unused',
];

/** Alarms whose cause nothing here can make, and why. */
const NOT_MADE: Readonly<Record<string, string>> = {
  'failures-unusual':
    'The band is CloudWatch’s own model, learnt from two weeks of a stage. That the figure is written, tests/unit/inspect/measures holds.',
  'spending-unusual': 'As failures-unusual; the figure is held by tests/contracts/database-costs.',
  'storage-growing': 'As failures-unusual; the figure is held by tests of measureStorage.',
  'machines-throttled':
    'The embedded Step Functions has no limits of an account. Metric and dimensions are those of the developer guide, held by tests/infra/alarms.test.ts.',
};

test('every alarm has its cause made here, by a counted line, or a reason why not', () => {
  expect([...Object.keys(MADE), ...COUNTED, ...Object.keys(NOT_MADE)].toSorted()).toEqual(
    [...alarms.keys()].toSorted(),
  );
});

test.each(Object.entries(MADE))('%s rings when its cause is made', async (name, { cause }) => {
  expect(rings(alarm(name), await cause(), nameOf)).toBe(true);
});

test.each(Object.entries(MADE))('%s bears what it should', async (name, { borne }) => {
  const points = await borne();
  expect(points).not.toEqual([]);
  expect(rings(alarm(name), points, nameOf)).toBe(false);
});

test.each(COUNTED)('%s rings when one line more is counted than is borne', (name) => {
  const { Metrics, Threshold, ComparisonOperator } = alarm(name).Properties;
  const isOfSilence = ComparisonOperator === 'LessThanThreshold';
  for (const { MetricStat } of Metrics as Untyped[]) {
    if (!MetricStat) continue;
    const line = {
      namespace: STAGE,
      metric: MetricStat.Metric.MetricName,
      dimensions: {},
      value: 1,
    };
    const lines = (count: number) => Array.from({ length: count }, () => line);
    const [loud, quiet] = isOfSilence ? [Threshold - 1, Threshold] : [Threshold + 1, Threshold];
    expect(rings(alarm(name), lines(loud), nameOf)).toBe(true);
    expect(rings(alarm(name), lines(quiet), nameOf)).toBe(false);
  }
});
