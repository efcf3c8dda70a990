const { ALARMS, COUNTED_LINES } = require('./alarms/table.cjs');

/** `episodes-failing` as `EpisodesFailing`. */
const pascal = (name) => name.replace(/(^|-)(\w)/g, (_, _dash, letter) => letter.toUpperCase());

const TOPIC = {
  AlarmTopic: {
    Type: 'AWS::SNS::Topic',
    Properties: {
      Subscription: [
        {
          'Fn::If': [
            'HasAlarmEmail',
            { Protocol: 'email', Endpoint: { Ref: 'AlarmEmail' } },
            { Ref: 'AWS::NoValue' },
          ],
        },
      ],
    },
  },
  AlarmTopicPolicy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [{ Ref: 'AlarmTopic' }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'AlarmsOfThisAccount',
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: { Ref: 'AlarmTopic' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: '*',
            Action: 'sns:Publish',
            Resource: { Ref: 'AlarmTopic' },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  },
};

const filterOf = (namespace, { metric, logGroup, pattern }) => ({
  Type: 'AWS::Logs::MetricFilter',
  Properties: {
    LogGroupName: { Ref: logGroup },
    FilterPattern: pattern.includes('${') ? { 'Fn::Sub': pattern } : pattern,
    // Without a default value: a metric is paid for by the hours in which it is written, and a log of
    // ticks would write its zeros in all of them.
    MetricTransformations: [{ MetricNamespace: namespace, MetricName: metric, MetricValue: '1' }],
  },
});

/** The metrics of a row, added up: what is watched is one number. */
const metricsOf = (own, { of, minutes }) => {
  const each = of.map(({ namespace = own, metric, dimensions = {}, stat = 'Sum' }, i) => ({
    Id: `m${i}`,
    ReturnData: of.length === 1,
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: metric,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: minutes * 60,
      Stat: stat,
    },
  }));
  const sum = { Id: 'all', Expression: 'SUM(FILL(METRICS(), 0))', ReturnData: true };
  return each.length === 1 ? each : [...each, sum];
};

/** What is compared with: a number, or a band around what was usual. */
const thresholdOf = ({ least, most, unlike }) => {
  if (unlike !== undefined) {
    return { ComparisonOperator: 'GreaterThanUpperThreshold', ThresholdMetricId: 'usual' };
  }
  return least === undefined
    ? { ComparisonOperator: 'GreaterThanThreshold', Threshold: most }
    : { ComparisonOperator: 'LessThanThreshold', Threshold: least };
};
const bandOf = ({ unlike }) =>
  unlike === undefined
    ? []
    : [{ Id: 'usual', Expression: `ANOMALY_DETECTION_BAND(m0, ${unlike})`, ReturnData: true }];

const alarmOf = (prefix, row) => ({
  Type: 'AWS::CloudWatch::Alarm',
  ...(row.condition && { Condition: row.condition }),
  Properties: {
    AlarmName: `${prefix}-${row.name}`,
    AlarmDescription: `${row.says} What to do: docs/runbooks/${row.name}.md`,
    Metrics: [...metricsOf(prefix, row), ...bandOf(row)],
    EvaluationPeriods: 1,
    ...thresholdOf(row),
    // No line, no execution, no message: silence is good news, except of what has to be heard.
    TreatMissingData: row.least === undefined ? 'notBreaching' : 'breaching',
    AlarmActions: [{ Ref: 'AlarmTopic' }],
    OKActions: [{ Ref: 'AlarmTopic' }],
  },
});

/** What wakes people: the alarms of resources/alarms/table.cjs, and the topic that tells of them. */
const resources = async ({ resolveVariable }) => {
  const prefix = `${await resolveVariable('self:service')}-${await resolveVariable('self:provider.stage')}`;
  return {
    Conditions: { HasAlarmEmail: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'AlarmEmail' }, ''] }] } },
    Resources: {
      ...TOPIC,
      ...Object.fromEntries(
        COUNTED_LINES.map((line) => [`${line.metric}Filter`, filterOf(prefix, line)]),
      ),
      ...Object.fromEntries(
        ALARMS.map((row) => [`${pascal(row.name)}Alarm`, alarmOf(prefix, row)]),
      ),
    },
    Outputs: { AlarmTopicArn: { Value: { Ref: 'AlarmTopic' } } },
  };
};

module.exports = { resources };
