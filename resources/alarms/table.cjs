// Every alarm, one row each. A row's name is that of its runbook in docs/runbooks/, and the last part
// of the alarm's. Counts are of what happened within `minutes`; `most` of them are borne in silence.
// What `takesBack` ends a deployment, which goes back to the versions before (docs/decisions/309).
// A row with a `condition` is for stages on which that holds. `unlike` compares with what was usual instead: so many standard deviations above it are borne.

const ref = (id) => ({ Ref: id });
const machine = (id) => ({ StateMachineArn: ref(`${id}StateMachine`) });
/** Every state machine of states/ by its id, for example `Episode`. */
const MACHINES = Object.keys(require('../../states/load.cjs')).map(
  (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
);
const CONTROL_MACHINES = ['Schedule', 'Reconcile', 'Notify'];

const states = (metric, ids) =>
  ids.map((id) => ({ namespace: 'AWS/States', metric, dimensions: machine(id) }));
const queue = (metric, id) => [
  {
    namespace: 'AWS/SQS',
    metric,
    dimensions: { QueueName: { 'Fn::GetAtt': [id, 'QueueName'] } },
    stat: 'Maximum',
  },
];

// What callers got wrong, or tried twice: the machine's answer to them, not a fault of Stepcast.
const REFUSALS = [
  'EpisodeAlreadyLive',
  'UnknownPodcast',
  'InvalidWindow',
  'MissingOutput',
  'InvalidInput',
  'OtherPodcast',
  'StaleExecution',
];
const entered = (...names) =>
  `{ $.type = "PassStateEntered" && (${names.map((name) => `$.details.name = "${name}"`).join(' || ')}) }`;
const endedAs = (error) => `{ $.type = "ExecutionFailed" && $.details.error = "${error}" }`;

/** Lines of logs that are counted, by the metric that they make in the service's own namespace. */
const COUNTED_LINES = [
  {
    metric: 'EpisodesFailed',
    logGroup: 'EpisodeStateMachineLogGroup',
    pattern: `{ $.type = "ExecutionFailed" && ${REFUSALS.map((error) => `$.details.error != "${error}"`).join(' && ')} }`,
  },
  {
    metric: 'SlotsRefused',
    logGroup: 'ScheduleStateMachineLogGroup',
    pattern: entered('Refused', 'GivenUp'),
  },
  {
    metric: 'EpisodesNotPublished',
    logGroup: 'ReconcileStateMachineLogGroup',
    pattern: entered('EpisodeNotPublished'),
  },
  {
    metric: 'EpisodesNotPosted',
    logGroup: 'ReconcileStateMachineLogGroup',
    pattern: entered('EpisodeNotPosted'),
  },
  {
    metric: 'PostsFailed',
    logGroup: 'EpisodeStateMachineLogGroup',
    pattern: '{ $.type = "TaskStateEntered" && $.details.name = "NotePostFailure" }',
  },
  {
    metric: 'SweepsWithOverdueShows',
    logGroup: 'ReconcileStateMachineLogGroup',
    pattern: entered('ShowsOverdue'),
  },
  {
    metric: 'SweepsWithSlowEpisodes',
    logGroup: 'ReconcileStateMachineLogGroup',
    pattern: entered('EpisodesSlow'),
  },
  {
    metric: 'SweepsWithFullCaps',
    logGroup: 'ReconcileStateMachineLogGroup',
    pattern: entered('CapsNearlySpent'),
  },
  {
    metric: 'SessionRevoked',
    logGroup: 'EpisodeStateMachineLogGroup',
    pattern: endedAs('SessionRevoked'),
  },
  {
    metric: 'DatabasePaused',
    logGroup: 'ScheduleStateMachineLogGroup',
    pattern: endedAs('DatabasePaused'),
  },
  {
    metric: 'DatabaseUnreachable',
    logGroup: 'ScheduleStateMachineLogGroup',
    pattern: endedAs('DatabaseUnreachable'),
  },
  {
    metric: 'SpeechCircuitOpened',
    logGroup: 'GenerateAudioLogGroup',
    pattern: '{ $.message = "The provider spoke nothing in this run" && $.mayStart IS FALSE }',
  },
  {
    metric: 'ClipsFailed',
    logGroup: 'ClipsLogGroup',
    pattern: '{ $.message = "The request failed" }',
  },
  {
    metric: 'EpisodesUnsearchable',
    logGroup: 'PublishFeedLogGroup',
    pattern: '{ $.message = "An episode can not be searched" }',
  },
  {
    metric: 'SearchAnswersUnused',
    logGroup: 'ApiLogGroup',
    pattern: '{ $.message = "The language model did not answer a question" }',
  },
  {
    metric: 'ChecksCompleted',
    logGroup: 'KeepHistoryLogGroup',
    // The parameter, for Fn::Sub.
    pattern: `{ $.message = "An attempt has ended" && $.show = "\${CheckShow}" && $.EpisodesCompleted = 1 }`,
  },
  { metric: 'ClipsMade', logGroup: 'ClipsLogGroup', pattern: '{ $.message = "A clip was made" }' },
  {
    metric: 'ClipsFound',
    logGroup: 'ClipsLogGroup',
    pattern: '{ $.message = "A clip was there" }',
  },
];
const counted = (metric) => [{ metric }];
/** Figures that functions write into their lines as metrics (src/runtime/metrics.ts); the highest counts. */
const highest = (...metrics) => metrics.map((metric) => ({ metric, stat: 'Maximum' }));

const ALARMS = [
  {
    name: 'episodes-failing',
    takesBack: true,
    says: 'An episode failed within the last hour.',
    of: counted('EpisodesFailed'),
    minutes: 60,
    most: 0,
  },
  {
    name: 'failures-unusual',
    says: 'Within an hour, many more attempts at episodes failed than usually do.',
    of: counted('AttemptsFailed'),
    minutes: 60,
    unlike: 4,
  },
  {
    name: 'shows-overdue',
    says: 'A show has no completed episode nine hours after its time.',
    of: counted('SweepsWithOverdueShows'),
    // A sweep runs every quarter of an hour.
    minutes: 30,
    most: 0,
  },
  {
    name: 'episodes-slow',
    says: 'An episode has run for more than three times as long as those of its show usually do.',
    of: counted('SweepsWithSlowEpisodes'),
    // A sweep runs every quarter of an hour.
    minutes: 30,
    most: 0,
  },
  {
    name: 'episodes-waiting',
    says: 'An episode has waited for more than an hour for Telegram’s session or for the speech provider.',
    of: highest('SecondsWaitingForTelegram', 'SecondsWaitingForSpeech'),
    minutes: 60,
    most: 3600,
  },
  {
    name: 'spending-unusual',
    says: 'Within a day, providers charged much more than they usually do.',
    of: counted('UsdCharged'),
    minutes: 1440,
    unlike: 4,
  },
  {
    name: 'storage-growing',
    says: 'The media bucket holds much more than its growth so far lets expect.',
    of: highest('StoredBytes'),
    minutes: 1440,
    unlike: 4,
  },
  {
    name: 'caps-nearly-spent',
    says: 'A monthly cap of a show or of the stage is used up by 80 percent or more; at 100 episodes wait.',
    of: counted('SweepsWithFullCaps'),
    // A sweep runs every quarter of an hour.
    minutes: 30,
    most: 0,
  },
  {
    name: 'check-failing',
    condition: 'HasCheckShow',
    says: 'No episode of the show that is made every hour as a check was completed within three hours.',
    of: counted('ChecksCompleted'),
    minutes: 180,
    least: 1,
  },
  {
    name: 'slots-refused',
    says: 'The schedule could not start the episode of a show, and does not try that one again.',
    of: counted('SlotsRefused'),
    minutes: 15,
    most: 0,
  },
  {
    name: 'episodes-unpublished',
    says: 'A completed episode is in no feed, and sweeps can not publish it.',
    of: counted('EpisodesNotPublished'),
    // Two sweeps or two episodes: one that meets a busy moment is mended by the next.
    minutes: 60,
    most: 1,
  },
  {
    name: 'episodes-unposted',
    says: 'An episode could not be posted in Telegram, or its message there could not be changed.',
    of: [{ metric: 'PostsFailed' }, { metric: 'EpisodesNotPosted' }],
    minutes: 60,
    most: 0,
  },
  {
    name: 'episodes-unsearchable',
    says: 'A published episode can not be searched: one of its files can not be read.',
    of: counted('EpisodesUnsearchable'),
    minutes: 60,
    most: 0,
  },
  {
    name: 'episodes-out-of-time',
    says: 'An episode ran out of its sixteen hours, and its machine could not say why.',
    // A stopped execution is no alarm: that is how people cancel.
    of: states('ExecutionsTimedOut', ['Episode']),
    minutes: 15,
    most: 0,
  },
  {
    name: 'telegram-session-revoked',
    says: 'Telegram has revoked a session: no show that it reads can be collected any more.',
    of: counted('SessionRevoked'),
    minutes: 5,
    most: 0,
  },
  {
    name: 'speech-circuit-open',
    says: 'The speech provider fails run after run; episodes wait, and one probe at a time asks it.',
    of: counted('SpeechCircuitOpened'),
    minutes: 5,
    most: 0,
  },
  {
    name: 'database-paused',
    says: 'The Supabase project is paused: nothing starts, and no episode can be marked.',
    of: counted('DatabasePaused'),
    minutes: 5,
    most: 0,
  },
  {
    name: 'database-unreachable',
    says: 'The database did not answer two ticks of the schedule within a quarter of an hour.',
    of: counted('DatabaseUnreachable'),
    minutes: 15,
    most: 1,
  },
  {
    name: 'control-machine-failing',
    takesBack: true,
    says: 'A run of schedule, reconcile or notify did not do its work, three times within half an hour.',
    of: [
      ...states('ExecutionsFailed', CONTROL_MACHINES),
      ...states('ExecutionsTimedOut', CONTROL_MACHINES),
    ],
    minutes: 30,
    most: 2,
  },
  {
    name: 'schedule-silent',
    says: 'The schedule has not ticked for half an hour.',
    of: states('ExecutionsStarted', ['Schedule']),
    minutes: 30,
    least: 1,
  },
  {
    name: 'deliveries-failing',
    takesBack: true,
    says: 'A delivery of a webhook ended in an error of ours, not of its receiver.',
    of: [...states('ExecutionsFailed', ['Deliver']), ...states('ExecutionsTimedOut', ['Deliver'])],
    minutes: 15,
    most: 0,
  },
  {
    name: 'machines-throttled',
    says: 'Step Functions holds executions back: an account limit is reached.',
    // Of all machines of the account and region: it is their common limits that are reached.
    of: [{ ServiceMetric: 'StateTransition' }, { APIName: 'StartExecution' }].map((dimensions) => ({
      ...{ namespace: 'AWS/States', metric: 'ThrottledEvents', dimensions },
    })),
    minutes: 15,
    most: 0,
  },
  {
    name: 'functions-throttled',
    says: 'Lambda refuses calls: the account has no concurrency left.',
    // Of all functions of the account and region: it is their common limit that is reached.
    of: [{ namespace: 'AWS/Lambda', metric: 'Throttles' }],
    minutes: 15,
    most: 5,
  },
  {
    name: 'functions-failing',
    says: 'Listens could not be counted, histories not be kept, or the bucket not be measured, twice within two hours.',
    // Those that no machine waits for: what the others throw ends an execution or a request.
    of: ['CountListens', 'KeepHistory', 'MeasureStorage'].map((id) => ({
      namespace: 'AWS/Lambda',
      metric: 'Errors',
      dimensions: { FunctionName: ref(`${id}LambdaFunction`) },
    })),
    minutes: 120,
    most: 1,
  },
  {
    name: 'api-failing',
    says: 'The HTTP API answered more than two requests with 5xx within five minutes.',
    of: [
      {
        namespace: 'AWS/ApiGateway',
        metric: '5XXError',
        // The API bears the name of its stack.
        dimensions: { ApiName: ref('AWS::StackName'), Stage: ref('ApiStage') },
      },
    ],
    minutes: 5,
    most: 2,
  },
  {
    name: 'clips-failing',
    says: 'More than two clips could not be made within five minutes.',
    of: [
      ...counted('ClipsFailed'),
      // What ran out of time or memory has told nothing.
      {
        namespace: 'AWS/Lambda',
        metric: 'Errors',
        dimensions: { FunctionName: ref('ClipsLambdaFunction') },
      },
    ],
    minutes: 5,
    most: 2,
  },
  {
    name: 'search-answers-unused',
    says: 'More than twenty questions within an hour were answered without the language model that was to answer them.',
    of: counted('SearchAnswersUnused'),
    minutes: 60,
    most: 20,
  },
  {
    name: 'events-undelivered',
    says: 'A rule could not start its machine, and left the event in the queue of undelivered events.',
    of: queue('ApproximateNumberOfMessagesVisible', 'UndeliveredEvents'),
    minutes: 5,
    most: 0,
  },
  {
    name: 'intake-dead-letters',
    says: 'A message of another system was given up after three tries, and lies in the dead-letter queue.',
    of: queue('ApproximateNumberOfMessagesVisible', 'IntakeDeadLetters'),
    minutes: 5,
    most: 0,
  },
  {
    name: 'intake-waiting',
    says: 'A message of another system has waited for fifty minutes, longer than its three tries take.',
    of: queue('ApproximateAgeOfOldestMessage', 'IntakeQueue'),
    minutes: 5,
    most: 3000,
  },
  {
    name: 'intake-backlog',
    says: 'More than a hundred messages of other systems wait.',
    of: queue('ApproximateNumberOfMessagesVisible', 'IntakeQueue'),
    minutes: 15,
    most: 100,
  },
];

module.exports = { ALARMS, COUNTED_LINES, MACHINES };
