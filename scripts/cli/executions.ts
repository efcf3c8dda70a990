import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { ExecutionListSchema, HistorySchema } from '../../src/api/executions/schema.ts';
import type { Api } from './api.ts';

/** One attempt at an episode. */
export interface Attempt {
  readonly name: string;
  readonly status: string;
  readonly startedAt: string;
  readonly events: readonly HistoryEvent[];
}

const PAGE = 1_000;

/** The events of an execution that the API has at this path. */
const readEvents = async (api: Api, path: string): Promise<HistoryEvent[]> => {
  const events: HistoryEvent[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await api.get(`${path}/history?limit=${PAGE}${after}`, HistorySchema);
    for (const { timestamp, ...event } of page.items) {
      events.push({ ...event, timestamp: new Date(timestamp) } as HistoryEvent);
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return events;
};

/** The newest attempts at an episode, oldest first, with their histories. */
export const readAttempts = async (api: Api, episodeId: string): Promise<Attempt[]> => {
  const path = `/episodes/${episodeId}/executions`;
  const { items } = await api.get(`${path}?limit=20`, ExecutionListSchema);
  const attempts: Attempt[] = [];
  for (const { name, status, startedAt, attempt } of items.reverse()) {
    if (attempt === null) continue;
    const events = await readEvents(api, `${path}/${name}`);
    attempts.push({ name, status, startedAt, events });
  }
  return attempts;
};
