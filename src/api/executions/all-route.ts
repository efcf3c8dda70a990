import type { z } from 'zod';
import type { ExecutionInspector } from '../../inspect/execution-inspector.ts';
import { episodeIdOf } from '../../inspect/machines.ts';
import { UnknownPage } from '../../inspect/unknown-page.ts';
import { jsonResult, urlOf } from '../lambda-proxy.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { malformedCursor } from './execution-problems.ts';
import { createPayloads } from './payloads.ts';
import { AllExecutionsQuerySchema, type ExecutionListSchema } from './schema.ts';
import { toSummary } from './to-execution-view.ts';

/**
 * `GET /api/v1/executions`: the runs of a machine for all shows, newest first. What Step Functions
 * doesn't filter by itself is left out of its pages, so that one may be short, or empty, and go on.
 */
export const createAllExecutionsRoute =
  (inspector: ExecutionInspector): Route =>
  async (event) => {
    const asked = readQuery(AllExecutionsQuerySchema, event);
    const { machine, status = null, limit, cursor = null, error, since, until } = asked;
    try {
      const page = await inspector.list(machine, { status, limit, after: cursor });
      const payloads = createPayloads(() => urlOf(event, '/api/v1/executions'));
      const inTime = page.items.filter(
        ({ startedAt }) =>
          (since === undefined || startedAt >= since) && (until === undefined || startedAt < until),
      );
      const found = await Promise.all(
        inTime.map(async ({ name }) => {
          const facts = await inspector.find(machine, name);
          if (facts === null || (error !== undefined && facts.error?.name !== error)) return [];
          return [toSummary({ episodeId: episodeIdOf(name), machine }, facts, payloads)];
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
