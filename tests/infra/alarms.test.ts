import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countByPiece } from '../../scripts/cost/template-counts.ts';
import { namespaceOf } from '../../src/runtime/metrics.ts';
import {
  inOneLine,
  readTemplate,
  resource,
  resourcesOf,
  type Untyped,
} from './support/template.ts';

const template = readTemplate();
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => ({
  name: String(Properties['AlarmName']).replace('stepcast-dev-', ''),
  properties: Properties,
}));
const filters = resourcesOf(template, 'AWS::Logs::MetricFilter').map(([, filter]) => filter);
const runbooks = readdirSync(new URL('../../docs/runbooks/', import.meta.url)).filter(
  (file) => file !== 'README.md',
);
const metricsOf = ({ properties }: { readonly properties: Untyped }): Untyped[] =>
  properties.Metrics.flatMap(({ MetricStat }: Untyped) => MetricStat ?? []);

/** What functions measure, by the names that they give it; what they measure is seen in their own tests. */
const MEASURED = [
  'src/inspect/measures/measure-episode.ts',
  'src/cost/record-costs.ts',
  'src/measure-storage/measure-storage.ts',
  'src/write-script/write-script.ts',
  'src/generate-audio/segments/speak-segment.ts',
].flatMap((path) => [
  ...[...read(path).matchAll(/\b([A-Z]\w+): (?:\[|countOf|isEnteredIn)/g)].map(([, name]) => name),
  ...(/MEASURED_STATES = \[([^\]]+)\]/.exec(read(path))?.[1]?.match(/\w+/g) ?? []).map(
    (state) => `SecondsIn${state}`,
  ),
]);

test('every alarm has its runbook, and every runbook its alarm', () => {
  expect(runbooks.toSorted()).toEqual(alarms.map(({ name }) => `${name}.md`).sort());
  const index = read('docs/runbooks/README.md');
  for (const runbook of runbooks) expect(index).toContain(`(${runbook})`);
});

describe.each(alarms)('$name', ({ name, properties }) => {
  test('says what has happened and where to read on, and tells somebody, also of its end', () => {
    expect(properties['AlarmDescription']).toMatch(/^[A-Z].*[.:] .*What to do: /);
    expect(properties['AlarmDescription']).toContain(`docs/runbooks/${name}.md`);
    for (const list of ['AlarmActions', 'OKActions']) {
      expect(properties[list]).toEqual([{ Ref: 'AlarmTopic' }]);
    }
  });

  test('watches one number, within the limits of CloudWatch', () => {
    const { Metrics, ThresholdMetricId } = properties as Untyped;
    const returned = Metrics.filter(({ ReturnData }: Untyped) => ReturnData);
    expect(returned.filter(({ Id }: Untyped) => Id !== ThresholdMetricId)).toHaveLength(1);
    expect(Metrics.length).toBeLessThanOrEqual(10);
    for (const { Period } of metricsOf({ properties })) {
      expect(Period % 60).toBe(0);
      expect(Period * properties['EvaluationPeriods']).toBeLessThanOrEqual(86_400);
    }
  });

  test('has a runbook that says what it means, how to look and what to do', () => {
    const headings = [...read(`docs/runbooks/${name}.md`).matchAll(/^## (.*)$/gm)];
    expect(headings.map(([, heading]) => heading)).toEqual([
      'What it means',
      'How to look',
      'What to do',
    ]);
  });
});

test('what is counted in logs is watched or shown, and what is watched there is counted', () => {
  const counted = filters.flatMap(({ Properties }) => Properties['MetricTransformations']);
  const watched = alarms
    .flatMap(metricsOf)
    .filter(({ Metric }) => Metric.Namespace === 'stepcast-dev');
  const names = counted.map(({ MetricName }: Untyped) => MetricName);
  const dashboard = inOneLine(resource(template, 'Dashboard').Properties['DashboardBody']);
  const isShown = (name: string) => dashboard.includes(`["\${AWS::StackName}","${name}"]`);
  const watchedNames = watched.map(({ Metric }) => Metric.MetricName);
  for (const name of watchedNames) expect([...names, ...MEASURED]).toContain(name);
  for (const name of names) expect(watchedNames.includes(name) || isShown(name), name).toBe(true);
  for (const { MetricNamespace } of counted) expect(MetricNamespace).toBe('stepcast-dev');
});

test('the errors that alarms wait for are ones that a machine or a function throws', () => {
  const sources = [
    read('states/episode.asl.json'),
    read('states/schedule.asl.json'),
    read('src/collect-content/telegram-errors.ts'),
  ].join('\n');
  const names = filters.flatMap(({ Properties }) =>
    [...inOneLine(Properties['FilterPattern']).matchAll(/details\.error !?= "(\w+)"/g)].map(
      ([, name]) => name,
    ),
  );
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(sources).toMatch(new RegExp(`['"]${name}['"]`));
});

test.each([
  ['SlotsRefused', 'schedule', ['Refused', 'GivenUp']],
  ['EpisodesNotPublished', 'reconcile', ['EpisodeNotPublished']],
  ['EpisodesNotPosted', 'reconcile', ['EpisodeNotPosted']],
  ['SweepsWithOverdueShows', 'reconcile', ['ShowsOverdue']],
  ['SweepsWithSlowEpisodes', 'reconcile', ['EpisodesSlow']],
])('%s counts the states that %s enters then: %j', (metric, machine, names) => {
  const [filter] = filters.filter(
    ({ Properties }) => Properties['MetricTransformations'][0].MetricName === metric,
  ) as [Untyped];
  const { FilterPattern, LogGroupName } = filter.Properties;
  expect(inOneLine(LogGroupName).toLowerCase()).toBe(`${machine}statemachineloggroup`);
  expect(FilterPattern).toContain('$.type = "PassStateEntered"');
  const counted = [...FilterPattern.matchAll(/details\.name = "(\w+)"/g)].map(([, name]) => name);
  expect(counted).toEqual(names);
  const definition = read(`states/${machine}.asl.json`);
  for (const name of names)
    expect(definition).toMatch(new RegExp(`"${name}": \\{\\s*"Type": "Pass"`));
});

test('an episode whose message failed is counted where that is noted', () => {
  const [{ Properties }] = filters.filter(
    (filter) => filter.Properties['MetricTransformations'][0].MetricName === 'PostsFailed',
  ) as [Untyped];
  expect(inOneLine(Properties.LogGroupName)).toBe('EpisodeStateMachineLogGroup');
  const [, type, name] =
    /type = "(\w+)" && \$\.details\.name = "(\w+)"/.exec(Properties.FilterPattern) ?? [];
  expect(type).toBe('TaskStateEntered');
  expect(read('states/episode.asl.json')).toMatch(new RegExp(`"${name}": \\{\\s*"Type": "Task"`));
});

test.each(['episodes-failing', 'shows-overdue', 'slots-refused'])(
  '%s rings at the first one',
  (name) => {
    const alarm = alarms.find((one) => one.name === name);
    expect(alarm?.properties).toMatchObject({
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 0,
      EvaluationPeriods: 1,
    });
  },
);

test('the line that tells of an unused answer is the one that the function writes', () => {
  const [{ Properties }] = filters.filter((filter) =>
    inOneLine(filter.Properties['LogGroupName']).startsWith('Api'),
  ) as [Untyped];
  const [, message] = /message = "([^"]+)"/.exec(Properties.FilterPattern) ?? [];
  expect(read('src/search/answer/model/answer-with-model.ts')).toContain(`'${message}', {`);
});

test('the machines’ common limits are watched, and every queue for messages that stay', () => {
  const watched = alarms.flatMap(metricsOf).map(({ Metric }) => ({
    name: Metric.MetricName,
    of: Metric.Dimensions.map(({ Value }: Untyped) => inOneLine(Value)).join(),
  }));
  const of = (metric: string) =>
    watched.flatMap(({ name, of }) => (name === metric ? [of] : [])).sort();
  const ids = (type: string) => resourcesOf(template, type).map(([id]) => id);
  expect(of('ThrottledEvents')).toEqual(['StartExecution', 'StateTransition']);
  const ofQueues = [
    ...of('ApproximateNumberOfMessagesVisible'),
    ...of('ApproximateAgeOfOldestMessage'),
  ];
  expect([...new Set(ofQueues)].sort()).toEqual(
    ids('AWS::SQS::Queue')
      .map((id) => `${id}.QueueName`)
      .sort(),
  );
});

test('the API’s metrics are asked for by its name', () => {
  expect(resource(template, 'Api').Properties['Name']).toBe('stepcast-dev');
  expect(read('serverless.yml')).toContain('stackName: ${self:service}-${self:provider.stage}');
});

test('the dashboard shows every alarm that all stages have', () => {
  const { 'Fn::Sub': body } = resource(template, 'Dashboard').Properties['DashboardBody'];
  const [first] = JSON.parse(body).widgets;
  expect(first.properties.alarms.map((arn: string) => arn.split(':alarm:')[1]).sort()).toEqual(
    alarms
      .filter(({ name }) => name !== 'check-failing')
      .map(({ name }) => `stepcast-dev-${name}`)
      .sort(),
  );
});

test('what the dashboard shows of the stage’s own metrics is counted or measured', () => {
  const body = inOneLine(resource(template, 'Dashboard').Properties['DashboardBody']);
  const shown = [...body.matchAll(/\["\$\{AWS::StackName\}","(\w+)"/g)].map(([, name]) => name);
  const counted = filters.map(
    ({ Properties }) => Properties['MetricTransformations'][0].MetricName,
  );
  expect(shown.length).toBeGreaterThan(15);
  for (const name of shown) expect([...counted, ...MEASURED]).toContain(name);
});

test('the metrics that functions write stand under the stack’s name, as those of filters do', () => {
  for (const [, { Properties }] of resourcesOf(template, 'AWS::Lambda::Function')) {
    expect(namespaceOf(String(Properties['FunctionName']))).toBe('stepcast-dev');
  }
});

test('the metrics that functions write are as many as the reckoning of costs has', () => {
  const { episodeMetrics, dailyMetrics } = countByPiece();
  expect(MEASURED.length).toBe(episodeMetrics + dailyMetrics);
  expect(new Set(MEASURED).size).toBe(MEASURED.length);
});

test('no metric of a counted line is written while nothing is counted', () => {
  for (const { Properties } of filters) {
    expect(Properties['MetricTransformations'][0]).not.toHaveProperty('DefaultValue');
  }
});

test('an alarm of what is unusual compares with the band of its one metric', () => {
  const unusual = alarms.filter(({ properties }) => properties['ThresholdMetricId'] !== undefined);
  expect(unusual.map(({ name }) => name)).toEqual([
    'failures-unusual',
    'spending-unusual',
    'storage-growing',
  ]);
  for (const { properties } of unusual) {
    expect(properties).toMatchObject({ ComparisonOperator: 'GreaterThanUpperThreshold' });
    expect(properties).not.toHaveProperty('Threshold');
    expect(properties['Metrics']).toMatchObject([
      { Id: 'm0', ReturnData: true },
      { Id: properties['ThresholdMetricId'], Expression: 'ANOMALY_DETECTION_BAND(m0, 4)' },
    ]);
  }
});

test('only alarms of this account reach the topic, over TLS alone', () => {
  const [statement, ...others] = resource(template, 'AlarmTopicPolicy').Properties['PolicyDocument']
    .Statement;
  expect(others).toEqual([
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: { Ref: 'AlarmTopic' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
  expect(statement.Condition).toEqual({
    StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
  });
});
