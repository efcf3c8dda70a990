import type { ExecutionInspector, HistoryPage, HistoryRequest } from '../execution-inspector.ts';
import type { Machine } from '../machines.ts';
import { UnknownPage } from '../unknown-page.ts';
import { type KeptExecution, type KeptStore, keptKey, unpackKept } from './kept-execution.ts';

/** What a page of a kept history is called: where it begins. */
const PAGE = /^kept-(\d{1,6})$/;

const pageOf = (
  { events }: KeptExecution,
  { limit, after, newestFirst = false }: HistoryRequest,
): HistoryPage => {
  const start = after === null ? 0 : Number(PAGE.exec(after)?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) throw new UnknownPage(`No page of this history is called ${after}.`);
  const ordered = newestFirst ? events.toReversed() : events;
  const end = start + limit;
  return {
    events: ordered.slice(start, end),
    next: end < ordered.length ? `kept-${end}` : null,
  };
};

/** An inspector that tells of executions which Step Functions has forgotten, from what was kept of them. */
export const withKept = (inspector: ExecutionInspector, store: KeptStore): ExecutionInspector => {
  // A history is asked for page by page, and beside what else is asked of it: the last one is at hand.
  let last: { readonly key: string; readonly kept: Promise<KeptExecution | null> } | undefined;
  const find = (machine: Machine, name: string): Promise<KeptExecution | null> => {
    const key = keptKey(machine, name);
    if (last?.key === key) return last.kept;
    const kept = store.find(key).then((bytes) => bytes && unpackKept(bytes));
    const entry = { key, kept };
    last = entry;
    const forget = (): void => {
      if (last === entry) last = undefined;
    };
    kept.then((found) => found ?? forget(), forget);
    return kept;
  };
  return {
    list: inspector.list,
    find: async (machine, name) =>
      (await inspector.find(machine, name)) ?? (await find(machine, name))?.facts ?? null,
    async history(machine, name, request) {
      const isKept = request.after !== null && PAGE.test(request.after);
      const known = isKept ? null : await inspector.history(machine, name, request);
      if (known !== null) return known;
      const kept = await find(machine, name);
      return kept && pageOf(kept, request);
    },
    definition: async (machine, name) =>
      (await inspector.definition(machine, name)) ??
      (await find(machine, name))?.definition ??
      null,
  };
};
