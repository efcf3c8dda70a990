import type { HistoryEvent } from '../../local/step-functions/contract.ts';

/**
 * The lines that Step Functions logs of an execution at the level ALL: one JSON object an event, its
 * details under one name
 * (https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html).
 */
export const linesOf = (events: readonly HistoryEvent[], executionArn: string): string[] =>
  events.map((event) => {
    const details = Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1];
    return JSON.stringify({
      id: String(event['id']),
      type: event['type'],
      details: details ?? {},
      previous_event_id: String(event['previousEventId'] ?? 0),
      execution_arn: executionArn,
    });
  });
