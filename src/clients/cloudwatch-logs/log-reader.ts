import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs';
import { type LogQuery, type LogReader, LogsUnavailable } from '../../inspect/logs/log-reader.ts';
import { UnknownPage } from '../../inspect/unknown-page.ts';
import { QUESTION_LIMITS } from '../aws/question-limits.ts';
import { traceCalls } from '../aws/trace-calls.ts';

/** A search may answer with nothing and go on (API reference, FilterLogEvents): it is asked on so often. */
const MOST_EMPTY = 5;

/** Any of the words, each as it stands. */
const patternOf = (words: readonly string[]): string => {
  const quoted = words.map((word) => JSON.stringify(word));
  return quoted.length === 1 ? String(quoted[0]) : quoted.map((word) => `?${word}`).join(' ');
};

const openClient = (): CloudWatchLogsClient =>
  traceCalls(new CloudWatchLogsClient(QUESTION_LIMITS), 'CloudWatchLogs');

/** Looks into the logs that Lambda and Step Functions keep in CloudWatch. */
export const createLogReader = (client: CloudWatchLogsClient = openClient()): LogReader => {
  const ask = async ({ group, words, fromMs, untilMs, limit }: LogQuery, after?: string) => {
    const { events = [], nextToken } = await client.send(
      new FilterLogEventsCommand({
        logGroupName: group,
        filterPattern: patternOf(words),
        startTime: fromMs,
        endTime: untilMs,
        limit,
        ...(after !== undefined && { nextToken: after }),
      }),
    );
    const lines = events.map(({ timestamp = 0, message = '' }) => ({
      atMs: timestamp,
      text: message,
    }));
    return { lines, next: nextToken ?? null };
  };
  return {
    async find(query) {
      try {
        let page = await ask(query, query.after ?? undefined);
        for (let n = 0; n < MOST_EMPTY && page.lines.length === 0 && page.next !== null; n += 1) {
          page = await ask(query, page.next);
        }
        return page;
      } catch (cause) {
        if (cause instanceof ResourceNotFoundException) return { lines: [], next: null };
        if (cause instanceof InvalidParameterException && query.after !== null) {
          throw new UnknownPage('No page of this log is called so.', { cause });
        }
        throw new LogsUnavailable(
          `CloudWatch Logs didn't tell what stands in ${query.group}: ${String(cause)}`,
          { cause },
        );
      }
    },
  };
};
