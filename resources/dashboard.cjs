const { ALARMS, MACHINES } = require('./alarms/table.cjs');

// Placeholders of Fn::Sub.
const machine = (id) => ['StateMachineArn', `\${${id}StateMachine}`];
const fn = (id) => ['FunctionName', `\${${id}LambdaFunction}`];
const API = ['ApiName', `\${AWS::StackName}`, 'Stage', `\${ApiStage}`];

const states = (metric, id, options = {}) => ['AWS/States', metric, ...machine(id), options];
const lambda = (metric, id, options = {}) => ['AWS/Lambda', metric, ...fn(id), options];
/** What is counted in lines of logs, by the service's own namespace, which is the stack's name. */
const counted = (metric) => [`\${AWS::StackName}`, metric];
const api = (metric, options = {}) => ['AWS/ApiGateway', metric, ...API, options];

const most = { stat: 'Maximum' };
const average = { stat: 'Average' };

/** What the first screen shows: are shows being published, and if not, why. */
const FIRST = [
  {
    title: 'Published, or ended otherwise',
    metrics: [
      'EpisodesCompleted',
      'EpisodesSkipped',
      'EpisodesToReview',
      'AttemptsFailed',
      'PublicationsFailed',
    ].map(counted),
  },
  {
    title: 'Owed, refused, slow, not in a feed',
    metrics: [
      'SweepsWithOverdueShows',
      'SlotsRefused',
      'SweepsWithSlowEpisodes',
      'EpisodesNotPublished',
    ].map(counted),
  },
  {
    title: 'Why: the database, the session, speech, sound that was refused, retries',
    metrics: [
      'DatabaseUnreachable',
      'DatabasePaused',
      'SessionRevoked',
      'SpeechCircuitOpened',
      'RunsWithRefusedSound',
      'Retries',
    ].map(counted),
  },
  {
    title: 'How long episodes wait (s, the longest)',
    metrics: [
      'SecondsWaitingForTelegram',
      'SecondsWaitingForSpeech',
      'SecondsWaitingToPost',
      'SecondsBetweenTries',
    ].map((metric) => [...counted(metric), most]),
  },
];

/** What the graphs below show, from what listeners notice to what it is made of. */
const GRAPHS = [
  {
    title: 'How old a feed was when its next episode came (s, the longest)',
    metrics: [[...counted('SecondsOfFeedAge'), most]],
    period: 3600,
  },
  {
    title: 'What a state takes (s, average)',
    metrics: [
      'SecondsInCollectContent',
      'SecondsInWriteScript',
      'SecondsInGenerateAudio',
      'SecondsInPublishFeed',
      'SecondsInPostToTelegram',
    ].map((metric) => [...counted(metric), average]),
  },
  {
    title: 'What providers charge (USD)',
    metrics: [counted('UsdCharged')],
  },
  {
    title: 'Characters and tokens',
    metrics: ['CharactersSpoken', 'InputTokens', 'OutputTokens'].map(counted),
  },
  {
    title: 'Posts, and the share of them that is told (%)',
    metrics: [
      counted('PostsCollected'),
      counted('PostsTold'),
      [...counted('PercentOfPostsTold'), { ...average, yAxis: 'right' }],
    ],
  },
  {
    title: 'Segments',
    metrics: ['SegmentsSpoken', 'SegmentsReused', 'SegmentsRejected'].map(counted),
  },
  {
    title: 'What the bucket holds (bytes), and what it costs in a month (USD)',
    metrics: [
      [...counted('StoredBytes'), most],
      [...counted('StoredBytesOfOldVersions'), most],
      [...counted('StorageUsdAMonth'), { ...most, yAxis: 'right' }],
    ],
    period: 86400,
  },
  {
    title: 'Episodes',
    metrics: [
      'ExecutionsStarted',
      'ExecutionsSucceeded',
      'ExecutionsFailed',
      'ExecutionsTimedOut',
    ].map((metric) => states(metric, 'Episode')),
  },
  {
    title: 'How long an episode takes (ms)',
    metrics: ['p50', 'p95'].map((stat) => states('ExecutionTime', 'Episode', { stat })),
  },
  {
    title: 'Failed runs of the other machines',
    metrics: MACHINES.filter((id) => id !== 'Episode').map((id) => states('ExecutionsFailed', id)),
  },
  {
    title: 'How long functions take, p95 (ms)',
    metrics: [
      'CollectContent',
      'WriteScript',
      'GenerateAudio',
      'PublishFeed',
      'PostToTelegram',
    ].map((id) => lambda('Duration', id, { stat: 'p95' })),
  },
  {
    title: 'Errors of functions',
    metrics: [
      'CollectContent',
      'WriteScript',
      'GenerateAudio',
      'PublishFeed',
      'PostToTelegram',
      'DeliverWebhook',
      'Api',
      'AuthorizeRequest',
      'Clips',
    ].map((id) => lambda('Errors', id)),
  },
  {
    title: 'API requests',
    metrics: ['Count', '4XXError', '5XXError'].map((metric) => api(metric)),
  },
  { title: 'API latency, p95 (ms)', metrics: [api('Latency', { stat: 'p95' })] },
  {
    title: 'Clips',
    metrics: ['ClipsMade', 'ClipsFound', 'ClipsFailed'].map(counted),
  },
  {
    title: 'How long the function of clips takes, p50 and p95 (ms)',
    metrics: ['p50', 'p95'].map((stat) => lambda('Duration', 'Clips', { stat })),
  },
  {
    title: 'Messages in queues',
    metrics: ['IntakeQueue', 'IntakeDeadLetters', 'UndeliveredEvents'].map((id) => [
      ...['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', `\${${id}.QueueName}`],
      { stat: 'Maximum' },
    ]),
  },
];

const graph = ({ title, metrics, period = 300 }, i) => ({
  type: 'metric',
  x: (i % 2) * 12,
  y: 4 + Math.floor(i / 2) * 6,
  width: 12,
  height: 6,
  properties: { title, metrics, region: `\${AWS::Region}`, stat: 'Sum', period },
});

/** The dashboard: every alarm's state, whether shows are published, then what that is made of. */
const resources = async ({ resolveVariable }) => {
  const prefix = `${await resolveVariable('self:service')}-${await resolveVariable('self:provider.stage')}`;
  const arn = (name) =>
    `arn:\${AWS::Partition}:cloudwatch:\${AWS::Region}:\${AWS::AccountId}:alarm:${prefix}-${name}`;
  const alarms = {
    type: 'alarm',
    x: 0,
    y: 0,
    width: 24,
    height: 4,
    // One that is only on some stages would be shown as missing on the others.
    properties: {
      title: 'Alarms',
      alarms: ALARMS.filter(({ condition }) => !condition).map(({ name }) => arn(name)),
    },
  };
  const body = { widgets: [alarms, ...[...FIRST, ...GRAPHS].map(graph)] };
  return {
    Resources: {
      Dashboard: {
        Type: 'AWS::CloudWatch::Dashboard',
        Properties: { DashboardName: prefix, DashboardBody: { 'Fn::Sub': JSON.stringify(body) } },
      },
    },
  };
};

module.exports = { resources };
