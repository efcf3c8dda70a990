import type { z } from 'zod';
import { attemptName, attemptOf } from '../../episode/attempt.ts';
import type { EpisodeStatusReader } from '../../episode/episode-record.ts';
import type { ExecutionFacts, ExecutionInspector } from '../../inspect/execution-inspector.ts';
import { readHistory } from '../../inspect/read-history.ts';
import { startedExecutions } from '../../inspect/started-executions.ts';
import { currentScope } from '../../runtime/current-caller.ts';
import { jsonResult, urlOf } from '../lambda-proxy.ts';
import { unknownEpisode } from '../problem.ts';
import { readId, readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { createPayloads, type Payloads } from './payloads.ts';
import {
  type ExecutionListSchema,
  type ExecutionSummary,
  ExecutionsQuerySchema,
} from './schema.ts';
import { toSummary } from './to-execution-view.ts';

/** What the executions of an episode are read from. */
export interface ListExecutionsDeps {
  readonly episodes: Pick<EpisodeStatusReader, 'find'>;
  readonly inspector: ExecutionInspector;
}

/** Names of attempts that died before they had the row stay taken: as many as a retry passes over. */
const NAMES_TRIED = 25;
/** An attempt starts *notify* at its steps: of one that waited for hours, the first runs are left out. */
const LAST_EVENTS = 400;
const MOST_DELIVERIES = 50;

const findNewest = async (
  { episodes, inspector }: ListExecutionsDeps,
  episodeId: string,
): Promise<number> => {
  const row = await episodes.find(episodeId);
  let newest = row === null ? 0 : (attemptOf(episodeId, row.execution) ?? row.attempt);
  for (let tried = 0; tried < NAMES_TRIED; tried += 1) {
    const next = await inspector.find('episode', attemptName(episodeId, newest + 1));
    if (next === null) break;
    newest += 1;
  }
  return newest;
};

const listStarted = async (
  { inspector }: ListExecutionsDeps,
  episodeId: string,
  attempt: ExecutionFacts,
  payloads: Payloads,
): Promise<ExecutionSummary[]> => {
  const request = { limit: LAST_EVENTS, after: null, newestFirst: true };
  const last = await inspector.history('episode', attempt.name, request);
  const notified = startedExecutions(last?.events ?? []).filter(
    ({ machine }) => machine === 'notify',
  );
  const lists = notified.map(async ({ machine, name }) => {
    const facts = await inspector.find(machine, name);
    if (facts === null) return [];
    const events = await readHistory(inspector, machine, name);
    const deliveries = startedExecutions(events ?? []).slice(0, MOST_DELIVERIES);
    const delivered = deliveries.map(async (one) => {
      const found = await inspector.find(one.machine, one.name);
      const named = { episodeId, machine: one.machine };
      return found === null ? [] : [toSummary(named, found, payloads, { startedBy: name })];
    });
    return [
      toSummary({ episodeId, machine }, facts, payloads, { startedBy: attempt.name }),
      ...(await Promise.all(delivered)).flat(),
    ];
  });
  return (await Promise.all(lists)).flat();
};

/** `GET /api/v1/episodes/{episodeId}/executions`: each attempt, newest first, with what it started. */
export const createListExecutionsRoute =
  (deps: ListExecutionsDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const { limit, cursor } = readQuery(ExecutionsQuerySchema, event);
    const newest = cursor ?? (await findNewest(deps, episodeId));
    if (newest === 0) throw unknownEpisode(episodeId);

    const payloads = createPayloads(() => urlOf(event, `/api/v1/episodes/${episodeId}/executions`));
    const numbers = Array.from({ length: Math.min(limit, newest) }, (_, index) => newest - index);
    const attempts = numbers.map(async (number) => {
      const facts = await deps.inspector.find('episode', attemptName(episodeId, number));
      if (facts === null) return [];
      // *notify* sends what concerns any show.
      const started =
        currentScope() === null ? await listStarted(deps, episodeId, facts, payloads) : [];
      return [toSummary({ episodeId, machine: 'episode' }, facts, payloads), ...started];
    });
    const rest = newest - numbers.length;
    return jsonResult(200, {
      items: (await Promise.all(attempts)).flat(),
      nextCursor: rest === 0 ? null : String(rest),
    } satisfies z.infer<typeof ExecutionListSchema>);
  };
