import type { z } from 'zod';
import type { ExecutionInspector, HistoryPage } from '../../inspect/execution-inspector.ts';
import { readHistory, readLastEvents } from '../../inspect/read-history.ts';
import { findTakenOver } from '../../inspect/taken-over.ts';
import { UnknownPage } from '../../inspect/unknown-page.ts';
import { jsonResult, type ProxyEvent, urlOf } from '../lambda-proxy.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { malformedCursor, unknownExecution } from './execution-problems.ts';
import { createPayloads, wholePayloads } from './payloads.ts';
import { readName } from './read-name.ts';
import { ExecutionQuerySchema, HistoryQuerySchema, type HistorySchema } from './schema.ts';
import { toExecutionView } from './to-execution-view.ts';

/** Lambda answers with 6 MB at most, of which a gateway's escapes take some. */
const ANSWER_BYTES = 4 * 1024 * 1024;

const pathOf = ({ resource, pathParameters }: ProxyEvent): string =>
  resource.replace(/\{(\w+)\}/g, (_, name) => pathParameters?.[name] ?? '');

const readAllEvents = async (...asked: Parameters<typeof readHistory>) => {
  const events = await readHistory(...asked);
  return events && { events, isComplete: true };
};

/** `GET …/executions/{name}`, of an episode or of a machine: what became of each state. */
export const createExecutionRoute =
  (inspector: ExecutionInspector): Route =>
  async (event) => {
    const asked = readName(event);
    const { state, part } = readQuery(ExecutionQuerySchema, event);
    const { machine, name, episodeId } = asked;
    const [facts, history] = await Promise.all([
      inspector.find(machine, name),
      state === undefined && part === 'last'
        ? readLastEvents(inspector, machine, name)
        : readAllEvents(inspector, machine, name),
    ]);
    if (facts === null || history === null) throw unknownExecution(name);
    const path = pathOf(event);
    const refTo = (id: number | null) =>
      urlOf(event, id === null ? `${path}/history?limit=1` : `${path}?state=${id}`);
    const payloads = state === undefined ? createPayloads(refTo) : wholePayloads;
    const takenOver =
      machine === 'episode' && state === undefined && history.isComplete
        ? await findTakenOver(inspector, episodeId, facts)
        : [];
    return jsonResult(
      200,
      toExecutionView(asked, facts, { ...history, takenOver }, payloads, state),
    );
  };

/** `GET …/executions/{name}/definition`: the machine that it runs by. */
export const createDefinitionRoute =
  (inspector: ExecutionInspector): Route =>
  async (event) => {
    const { machine, name } = readName(event);
    const definition = await inspector.definition(machine, name);
    if (definition === null) throw unknownExecution(name);
    return jsonResult(200, definition);
  };

/** `GET …/executions/{name}/history`: the events as Step Functions gives them. */
export const createHistoryRoute =
  (inspector: ExecutionInspector): Route =>
  async (event) => {
    const { machine, name } = readName(event);
    const { limit, order, cursor } = readQuery(HistoryQuerySchema, event);
    const ask = async (most: number): Promise<HistoryPage> => {
      const request = { limit: most, after: cursor ?? null, newestFirst: order === 'desc' };
      const page = await inspector.history(machine, name, request);
      if (page === null) throw unknownExecution(name);
      const isTooLarge = most > 1 && JSON.stringify(page.events).length > ANSWER_BYTES;
      return isTooLarge ? ask(Math.ceil(most / 4)) : page;
    };
    try {
      const { events, next } = await ask(limit);
      const items = events.map((one) => ({ ...one }));
      return jsonResult(200, { items, nextCursor: next } satisfies z.infer<typeof HistorySchema>);
    } catch (error) {
      if (error instanceof UnknownPage) throw malformedCursor();
      throw error;
    }
  };
