import type { EventDetails } from '../history.ts';

/** How the history tells of one kind of resource. */
export interface ResourceEvents {
  /** How causes name the resource. */
  readonly label: string;
  scheduled(input: string, region: string, options: EventDetails): readonly [string, EventDetails];
  readonly started: readonly [string, EventDetails?];
  succeeded(output: string): readonly [string, EventDetails];
  failed(error: string, cause: string): readonly [string, EventDetails];
  readonly timedOut: readonly [string, EventDetails];
}

const INTACT = { truncated: false };
const TIMEOUT = { error: 'States.Timeout' };

/** The events of a Task's Resource: a Lambda function's ARN has a family of its own. */
export const eventsOf = (resource: string): ResourceEvents =>
  /^arn:[^:]*:lambda:/.test(resource) ? lambdaEvents(resource) : serviceEvents(resource);

function lambdaEvents(resource: string): ResourceEvents {
  return {
    label: resource,
    scheduled: (input, _region, options) => [
      'LambdaFunctionScheduled',
      {
        lambdaFunctionScheduledEventDetails: { input, inputDetails: INTACT, resource, ...options },
      },
    ],
    started: ['LambdaFunctionStarted'],
    succeeded: (output) => [
      'LambdaFunctionSucceeded',
      { lambdaFunctionSucceededEventDetails: { output, outputDetails: INTACT } },
    ],
    failed: (error, cause) => [
      'LambdaFunctionFailed',
      { lambdaFunctionFailedEventDetails: { cause, error } },
    ],
    timedOut: ['LambdaFunctionTimedOut', { lambdaFunctionTimedOutEventDetails: TIMEOUT }],
  };
}

/** `arn:aws:states:::aws-sdk:s3:headObject` is action `headObject` of service `aws-sdk:s3`. */
function serviceEvents(arn: string): ResourceEvents {
  const parts = arn.split(':').slice(5);
  const resource = parts.at(-1) ?? arn;
  const resourceType = parts.slice(0, -1).join(':');
  const which = { resource, resourceType };
  return {
    label: resourceType,
    scheduled: (parameters, region, options) => [
      'TaskScheduled',
      { taskScheduledEventDetails: { parameters, region, ...which, ...options } },
    ],
    started: ['TaskStarted', { taskStartedEventDetails: which }],
    succeeded: (output) => [
      'TaskSucceeded',
      { taskSucceededEventDetails: { output, outputDetails: INTACT, ...which } },
    ],
    failed: (error, cause) => [
      'TaskFailed',
      { taskFailedEventDetails: { cause, error, ...which } },
    ],
    timedOut: ['TaskTimedOut', { taskTimedOutEventDetails: { ...TIMEOUT, ...which } }],
  };
}
