import { readFileSync } from 'node:fs';
import { detailsOf, type ExecutionEvent } from '../../src/inspect/execution-event.ts';
import { parseJson } from '../../src/inspect/payload.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';

/** A call of a function, as it stands in a history. */
export interface FunctionCall {
  /** As serverless.yml has it. */
  readonly name: string;
  readonly seconds: number;
}

/** What a history tells that is paid for. */
export interface Run {
  /** States entered and tries beyond the first, as Step Functions counts them. */
  readonly transitions: number;
  readonly calls: readonly FunctionCall[];
  /** What Step Functions logs of it at the level ALL, about. */
  readonly logBytes: number;
  /** Of an episode's: spoken characters, the finished sound, and the files that were written. */
  readonly characters: number;
  readonly durationMs: number;
  readonly audioBytes: number;
  readonly segments: number;
  readonly files: number;
  readonly storedBytes: number;
}

const at = ({ timestamp }: ExecutionEvent): number =>
  typeof timestamp === 'number' ? timestamp * 1000 : Date.parse(timestamp);

const functionOf = (parameters: unknown): string => {
  const { FunctionName = '' } = parseJson(String(parameters)) as { FunctionName?: string };
  return /(\w+)(?::\$?\w+)?$/.exec(FunctionName.split(':function:')[1] ?? '')?.[1] ?? '';
};

type Found = Record<string, unknown>;

/** Every object in the bucket that an output points to, by key. */
const pointersIn = (value: unknown, found = new Map<string, number>()): Map<string, number> => {
  if (typeof value !== 'object' || value === null) return found;
  const { key, sizeBytes } = value as Found;
  if (typeof key === 'string' && typeof sizeBytes === 'number') found.set(key, sizeBytes);
  for (const inner of Object.values(value)) pointersIn(inner, found);
  return found;
};

/** Reads what is paid for out of the events of a history, oldest first. */
export const readRun = (events: readonly ExecutionEvent[]): Run => {
  const calls: FunctionCall[] = [];
  const payloads: Found[] = [];
  const scheduled = new Map<number, { name: string; at: number }>();
  const open = new Map<number, { name: string; at: number }>();
  let tries = 0;
  for (const event of events) {
    const { resourceType } = detailsOf(event);
    const before = open.get(event.previousEventId) ?? scheduled.get(event.previousEventId);
    if (event.type === 'TaskScheduled') {
      tries += 1;
      const { parameters } = detailsOf(event) as { parameters?: unknown };
      if (resourceType === 'lambda') {
        open.set(event.id, { name: functionOf(parameters), at: at(event) });
      }
    } else if (before && event.type === 'TaskStarted') {
      open.set(event.id, before);
    } else if (before && /^Task(Succeeded|Failed|TimedOut)$/.test(event.type)) {
      calls.push({ name: before.name, seconds: (at(event) - before.at) / 1000 });
      const output = parseJson(detailsOf(event).output ?? null) as Found | null;
      if (output?.['Payload']) payloads.push(output['Payload'] as Found);
    }
  }
  const entered = events.filter(({ type }) => type.endsWith('StateEntered'));
  const tasks = entered.filter(({ type }) => type === 'TaskStateEntered').length;
  const generated = payloads.findLast(({ outcome }) => outcome === 'generated');
  const written = payloads.findLast(({ characters }) => characters !== undefined);
  const segments = (generated?.['segments'] as Found | undefined)?.['total'];
  const pointers = pointersIn(payloads);
  return {
    transitions: entered.length + Math.max(0, tries - tasks),
    calls,
    logBytes: events.reduce((sum, event) => sum + JSON.stringify(event).length, 0),
    characters: Number(written?.['characters'] ?? 0),
    durationMs: Number(generated?.['durationMs'] ?? 0),
    audioBytes: Number((generated?.['audio'] as Found | undefined)?.['sizeBytes'] ?? 0),
    segments: Number(segments ?? 0),
    files: pointers.size,
    storedBytes: [...pointers.values()].reduce((sum, size) => sum + size, 0),
  };
};

/**
 * The history in a file: what `aws stepfunctions get-execution-history` writes, or a list of events.
 * @throws ExpectedFailure where it is neither
 */
export const readHistoryFile = (path: string | URL): ExecutionEvent[] => {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedFailure(`The history ${path} can't be read: ${why}`, { cause });
  }
  const events = Array.isArray(read) ? read : (read as { events?: unknown } | null)?.events;
  if (!Array.isArray(events) || !events.every((event) => typeof event?.type === 'string')) {
    throw new ExpectedFailure(
      `${path} is no history. Write one with: aws stepfunctions get-execution-history --execution-arn <ARN> > history.json`,
    );
  }
  return events;
};
