import type { z } from 'zod';
import type { ExecutionFacts, ExecutionInspector } from '../../inspect/execution-inspector.ts';
import { listExecutions } from '../../inspect/list-executions.ts';
import { episodeIdOf } from '../../inspect/machines.ts';
import { UnknownPage } from '../../inspect/unknown-page.ts';
import { isInScope } from '../../runtime/current-caller.ts';
import type { ShowStore } from '../../show/show-store.ts';
import { jsonResult, urlOf } from '../lambda-proxy.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { malformedCursor } from './execution-problems.ts';
import { createPayloads } from './payloads.ts';
import { haveWords, showOf } from './run-words.ts';
import { AllExecutionsQuerySchema, type ExecutionListSchema } from './schema.ts';
import { toSummary } from './to-execution-view.ts';

/** What runs of every machine are read from. */
export interface AllExecutionsDeps {
  readonly inspector: ExecutionInspector;
  readonly shows: Pick<ShowStore, 'find'>;
}

/** Tells the title of a run's show, each show asked for once; null where there is none. */
const createTitles = (shows: AllExecutionsDeps['shows']) => {
  const asked = new Map<string, Promise<string | null>>();
  return (facts: ExecutionFacts): Promise<string | null> => {
    const podcastId = showOf(facts);
    if (podcastId === null) return Promise.resolve(null);
    const title = asked.get(podcastId) ?? shows.find(podcastId).then((show) => show?.title ?? null);
    asked.set(podcastId, title);
    return title;
  };
};

/**
 * `GET /api/v1/executions`: the runs of a machine, or of all, for all shows, newest first. What Step Functions
 * doesn't filter by itself is left out of its pages, so that one may be short, or empty, and go on.
 */
export const createAllExecutionsRoute =
  ({ inspector, shows }: AllExecutionsDeps): Route =>
  async (event) => {
    const asked = readQuery(AllExecutionsQuerySchema, event);
    const { status = null, limit, cursor = null, error, words, since, until } = asked;
    const titleOf = createTitles(shows);
    try {
      const page = await listExecutions(inspector, asked.machine, { status, limit, after: cursor });
      const payloads = createPayloads(() => urlOf(event, '/api/v1/executions'));
      const inTime = page.items.filter(
        ({ startedAt }) =>
          (since === undefined || startedAt >= since) && (until === undefined || startedAt < until),
      );
      const found = await Promise.all(
        inTime.map(async ({ machine, name }) => {
          const facts = await inspector.find(machine, name);
          if (facts === null || !isInScope(showOf(facts))) return [];
          if (error !== undefined && facts.error?.name !== error) return [];
          const summary = toSummary({ episodeId: episodeIdOf(name), machine }, facts, payloads);
          if (words === undefined) return [summary];
          const told = [summary.error?.name, summary.error?.message, summary.error?.cause];
          const texts = [name, facts.status, facts.input, ...told, await titleOf(facts)];
          return haveWords(words, texts) ? [summary] : [];
        }),
      );
      const isPastTime = since !== undefined && (page.items.at(-1)?.startedAt ?? since) < since;
      return jsonResult(200, {
        items: found.flat(),
        nextCursor: isPastTime ? null : page.next,
      } satisfies z.infer<typeof ExecutionListSchema>);
    } catch (failure) {
      if (failure instanceof UnknownPage) throw malformedCursor();
      throw failure;
    }
  };
