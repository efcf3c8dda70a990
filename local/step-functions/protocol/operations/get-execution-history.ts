import type { HistoryEvent } from '../../contract.ts';
import { findExecution } from '../find.ts';
import { optionalBoolean, pageSize } from '../members.ts';
import type { Answer, Operation } from '../operation.ts';
import { pageToken, readPageToken } from '../page-token.ts';

const withoutData = (details: unknown): unknown => {
  if (typeof details !== 'object' || details === null) return details;
  const kept = Object.entries(details).filter(([name]) => name !== 'input' && name !== 'output');
  return Object.fromEntries(kept);
};

const event = (recorded: HistoryEvent, includeData: boolean): Answer => ({
  ...(includeData
    ? recorded
    : Object.fromEntries(
        Object.entries(recorded).map(([name, details]) => [name, withoutData(details)]),
      )),
  timestamp: new Date(recorded.timestamp),
});

export const getExecutionHistory: Operation = {
  members: ['executionArn', 'maxResults', 'reverseOrder', 'nextToken', 'includeExecutionData'],
  async run(engine, members) {
    const execution = findExecution(engine, members);
    const size = pageSize(members);
    const reverse = optionalBoolean(members, 'reverseOrder') ?? false;
    const includeData = optionalBoolean(members, 'includeExecutionData') ?? true;
    const kind = reverse ? 'history-reversed' : 'history';
    // The index of the first event of the page; with reverseOrder, behind the last.
    const start = Number(readPageToken(members, kind) ?? (reverse ? execution.events.length : 0));
    const from = reverse ? Math.max(0, start - size) : start;
    const to = reverse ? start : start + size;
    const more = reverse ? from > 0 : to < execution.events.length;
    const events = (await engine.events(execution, from, to)).map((one) => event(one, includeData));
    return {
      events: reverse ? events.reverse() : events,
      nextToken: more ? pageToken(kind, reverse ? from : to) : undefined,
    };
  },
};
