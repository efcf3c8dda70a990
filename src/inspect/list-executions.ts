import { z } from 'zod';
import type { ExecutionFilter, ExecutionInspector, ExecutionPage } from './execution-inspector.ts';
import { MACHINES, type Machine } from './machines.ts';
import { UnknownPage } from './unknown-page.ts';

/** An execution in the list of all machines. */
type Listed = ExecutionPage['items'][number] & { readonly machine: Machine };

/** Where a list of all machines goes on. */
const PositionSchema = z.object({
  /** When the last one began that was told, in ISO 8601 UTC, and which of that moment were told. */
  at: z.string(),
  told: z.array(z.string()),
  /** Which page of each machine comes next; null for its first. A machine at its end is left out. */
  pages: z.partialRecord(z.enum(MACHINES), z.string().nullable()),
});
type Position = z.infer<typeof PositionSchema>;

const keyOf = ({ machine, name }: Listed): string => `${machine}/${name}`;

const readPosition = (after: string): Position => {
  try {
    return PositionSchema.parse(JSON.parse(after));
  } catch (cause) {
    throw new UnknownPage('No page of all executions is called so.', { cause });
  }
};

/** A machine's executions, a page at a time. */
class Stream {
  #waiting: Listed[] = [];
  /** The page that `#waiting` is of; asked again, since a page can be entered at its beginning alone. */
  #page: string | null;
  #next: string | null | undefined;
  readonly machine: Machine;
  readonly #read: (after: string | null) => Promise<ExecutionPage>;

  constructor(
    machine: Machine,
    page: string | null,
    read: (after: string | null) => Promise<ExecutionPage>,
  ) {
    this.machine = machine;
    this.#page = page;
    this.#read = read;
  }

  /** The page to go on with; undefined at the end. */
  get page(): string | null | undefined {
    if (this.#waiting.length > 0 || this.#next === undefined) return this.#page;
    return this.#next ?? undefined;
  }

  /** The newest that `isNew` and waits; undefined at the end. */
  async peek(isNew: (one: Listed) => boolean): Promise<Listed | undefined> {
    while (this.#waiting.length === 0 && this.#next !== null) {
      this.#page = this.#next ?? this.#page;
      const { items, next } = await this.#read(this.#page);
      const { machine } = this;
      this.#waiting = items.map((one) => ({ ...one, machine })).filter(isNew);
      this.#next = next;
    }
    return this.#waiting[0];
  }

  take(): void {
    this.#waiting.shift();
  }
}

const listAll = async (
  inspector: Pick<ExecutionInspector, 'list'>,
  { after, limit, status }: ExecutionFilter,
): Promise<{ readonly items: readonly Listed[]; readonly next: string | null }> => {
  const position = after === null ? null : readPosition(after);
  const isNew = (one: Listed): boolean =>
    position === null ||
    one.startedAt < position.at ||
    (one.startedAt === position.at && !position.told.includes(keyOf(one)));
  const streams = MACHINES.flatMap((machine) => {
    const page = position === null ? null : position.pages[machine];
    if (page === undefined) return [];
    const read = (from: string | null) => inspector.list(machine, { status, limit, after: from });
    return [new Stream(machine, page, read)];
  });
  const items: Listed[] = [];
  while (items.length < limit) {
    const heads = await Promise.all(streams.map((stream) => stream.peek(isNew)));
    const newest = heads
      .filter((one) => one !== undefined)
      .reduce<Listed | undefined>(
        (best, one) => (best && best.startedAt >= one.startedAt ? best : one),
        undefined,
      );
    if (!newest) return { items, next: null };
    items.push(newest);
    streams.find(({ machine }) => machine === newest.machine)?.take();
  }
  const at = items.at(-1)?.startedAt ?? '';
  const before = position?.at === at ? position.told : [];
  const told = [...before, ...items.filter(({ startedAt }) => startedAt === at).map(keyOf)];
  const pages = Object.fromEntries(
    streams.flatMap(({ machine, page }) => (page === undefined ? [] : [[machine, page]])),
  );
  const isEnd = Object.keys(pages).length === 0;
  return { items, next: isEnd ? null : JSON.stringify({ at, told, pages } satisfies Position) };
};

/**
 * The executions of one machine, or of all of them in one list, newest first. `next` of one list
 * names no page of another. @throws UnknownPage
 */
export const listExecutions = async (
  inspector: Pick<ExecutionInspector, 'list'>,
  machine: Machine | 'all',
  filter: ExecutionFilter,
): Promise<{ readonly items: readonly Listed[]; readonly next: string | null }> => {
  if (machine === 'all') return listAll(inspector, filter);
  const { items, next } = await inspector.list(machine, filter);
  return { items: items.map((one) => ({ ...one, machine })), next };
};
