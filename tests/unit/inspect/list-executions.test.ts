import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listExecutions } from '../../../src/inspect/list-executions.ts';
import { MACHINES, type Machine } from '../../../src/inspect/machines.ts';
import { UnknownPage } from '../../../src/inspect/unknown-page.ts';

interface Run {
  readonly machine: Machine;
  readonly name: string;
  readonly startedAt: string;
}

const isoOf = (second: number): string => new Date(second * 1000).toISOString();

/** Lists as Step Functions does: newest first, the next page by a token. */
const inspectorOf = (runs: readonly Run[]) => ({
  list: async (machine: Machine, { limit, after }: { limit: number; after: string | null }) => {
    const own = runs
      .filter((run) => run.machine === machine)
      .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
    const from = after === null ? 0 : own.findIndex(({ name }) => name === after) + 1;
    const items = own.slice(from, from + limit);
    const isMore = from + limit < own.length;
    return { items, next: isMore ? (items.at(-1)?.name ?? null) : null };
  },
});

const runs = fc
  .array(
    fc.record({
      machine: fc.constantFrom(...MACHINES),
      // Few seconds, so that many begin at the same moment.
      startedAt: fc.integer({ min: 0, max: 8 }).map(isoOf),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map((run, index) => ({ ...run, name: `run-${index}` })));

const readAll = async (known: Run[], limit: number, between: () => void = () => undefined) => {
  const found: Run[] = [];
  let after: string | null = null;
  do {
    const filter = { status: null, limit, after };
    const page = await listExecutions(inspectorOf(known), 'all', filter);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    after = page.next;
    between();
  } while (after !== null);
  return found;
};

describe('the executions of all machines', () => {
  it('are told newest first, each once, whatever the page', async () => {
    await fc.assert(
      fc.asyncProperty(runs, fc.integer({ min: 1, max: 7 }), async (known, limit) => {
        const found = await readAll(known, limit);
        expect(found.map(({ name }) => name).sort()).toEqual(known.map(({ name }) => name).sort());
        const times = found.map(({ startedAt }) => startedAt);
        expect(times).toEqual(times.toSorted().reverse());
      }),
    );
  });

  it('are all told while others begin', async () => {
    await fc.assert(
      fc.asyncProperty(runs, fc.integer({ min: 1, max: 7 }), async (known, limit) => {
        const growing: Run[] = [...known];
        const begin = () => {
          const machine = MACHINES[growing.length % MACHINES.length] as Machine;
          growing.push({ machine, name: `new-${growing.length}`, startedAt: isoOf(100) });
        };
        const found = await readAll(growing, limit, begin);
        expect(found.map(({ name }) => name)).toEqual(
          expect.arrayContaining(known.map(({ name }) => name)),
        );
        expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
      }),
    );
  });

  it.each([
    'made up',
    'null',
    '7',
    '{}',
    '{"at":"x","told":[]}',
    '{"at":"x","told":[],"pages":null}',
    '{"at":"x","told":[],"pages":{"episode":5}}',
    '{"at":"x","told":[5],"pages":{}}',
    '{"at":"x","told":[],"pages":{"elsewhere":null}}',
  ])('have no page called %s', async (after) => {
    const asked = listExecutions(inspectorOf([]), 'all', { status: null, limit: 1, after });
    await expect(asked).rejects.toThrow(UnknownPage);
  });

  it('of one machine are those that it lists', async () => {
    const run: Run = { machine: 'notify', name: 'n', startedAt: isoOf(1) };
    const filter = { status: null, limit: 1, after: null };
    const page = await listExecutions(inspectorOf([run]), 'notify', filter);
    expect(page).toEqual({ items: [run], next: null });
  });
});
