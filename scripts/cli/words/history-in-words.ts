import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { duration } from './times.ts';

/** What Lambda and HTTP Tasks put into a Cause: the words in it are enough for a line. */
const causeInWords = (cause: string | undefined): string => {
  if (!cause) return '';
  try {
    const { errorMessage, message } = JSON.parse(cause) as Record<string, unknown>;
    const words = errorMessage ?? message;
    return typeof words === 'string' ? `: ${words}` : `: ${cause}`;
  } catch {
    return `: ${cause}`;
  }
};

interface Failure {
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

const failureOf = (event: HistoryEvent): Failure | undefined =>
  event.taskFailedEventDetails ??
  event.taskTimedOutEventDetails ??
  event.lambdaFunctionFailedEventDetails ??
  event.lambdaFunctionTimedOutEventDetails ??
  event.executionFailedEventDetails ??
  event.executionAbortedEventDetails ??
  event.executionTimedOutEventDetails;

const failureInWords = (what: string, { error, cause }: Failure): string =>
  `${what}${error ? ` with ${error}` : ''}${causeInWords(cause)}`;

/** The events of an execution that say something, each as a line with the time since its start. */
export const historyInWords = (events: readonly HistoryEvent[]): string[] => {
  const startedAt = events[0]?.timestamp?.getTime() ?? 0;
  let calls = 0;
  const words = (event: HistoryEvent): string | undefined => {
    const { type = '', stateEnteredEventDetails: entered } = event;
    const failure = failureOf(event) ?? {};
    if (entered) {
      calls = 0;
      return type === 'WaitStateEntered' ? `${entered.name}: waits` : entered.name;
    }
    if (/^(Task|LambdaFunction)Scheduled$/.test(type)) {
      calls += 1;
      return calls > 1 ? `  called again (call ${calls})` : undefined;
    }
    if (/^(Task|LambdaFunction)(Failed|TimedOut)$/.test(type)) {
      return failureInWords(type.endsWith('Failed') ? '  failed' : '  timed out', failure);
    }
    if (type === 'ExecutionSucceeded') return 'Succeeded';
    if (type === 'ExecutionFailed') return failureInWords('Failed', failure);
    if (type === 'ExecutionAborted') return failureInWords('Was stopped', failure);
    if (type === 'ExecutionTimedOut') return failureInWords('Timed out', failure);
    return undefined;
  };
  return events.flatMap((event) => {
    const line = words(event);
    const since = duration((event.timestamp?.getTime() ?? startedAt) - startedAt);
    return line === undefined ? [] : [`${since.padStart(10)}  ${line}`];
  });
};
