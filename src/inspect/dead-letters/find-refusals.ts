import type { LogReader } from '../logs/log-reader.ts';
import { parseJson } from '../payload.ts';
import type { DeadLetter, Refusal } from './dead-letters.ts';

/** As many as a filter pattern of 1,024 characters has room for (API reference, FilterLogEvents). */
const MOST_IDS = 20;
const MOST_RUNS = 7;
const MOST_LINES = 1_000;

interface RunEvent {
  readonly type?: string;
  readonly execution_arn?: string;
  readonly details?: { readonly input?: string; readonly error?: string; readonly cause?: string };
}

const inParts = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );

/**
 * Why *intake* refused messages, by their ids, out of the log of its machine: the run that began with
 * a message, and how that run ended. The newest run counts; what the log no longer has is left out.
 */
export const findRefusals = async (
  logs: LogReader,
  group: string,
  letters: readonly DeadLetter[],
  now: number,
): Promise<ReadonlyMap<string, Refusal>> => {
  const fromMs = Math.min(now, ...letters.map(({ sentAt }) => Date.parse(sentAt)));
  const find = async (words: readonly string[]): Promise<RunEvent[]> => {
    const query = { group, words, fromMs, untilMs: now, limit: MOST_LINES, after: null };
    const { lines } = await logs.find(query);
    return lines.map(({ text }) => (parseJson(text) ?? {}) as RunEvent);
  };
  const findAll = async (words: readonly string[], size: number): Promise<RunEvent[]> => {
    const found: RunEvent[] = [];
    // One after the other: CloudWatch takes few of these a second.
    for (const part of inParts(words, size)) found.push(...(await find(part)));
    return found;
  };
  const ids = letters.map(({ id }) => id);
  const runs = new Map<string, string>();
  for (const { type, execution_arn: arn, details } of await findAll(ids, MOST_IDS)) {
    const id = ids.find((one) => details?.input?.includes(one));
    if (type === 'ExecutionStarted' && arn && id) runs.set(id, arn);
  }
  const ends = new Map<string, Refusal>();
  for (const { type = '', execution_arn: arn, details } of await findAll(
    [...runs.values()],
    MOST_RUNS,
  )) {
    if (!arn || !/^Execution(?:Failed|TimedOut|Aborted)$/.test(type)) continue;
    ends.set(arn, { error: details?.error ?? type, cause: details?.cause ?? '' });
  }
  return new Map(
    [...runs].flatMap(([id, arn]) => (ends.has(arn) ? [[id, ends.get(arn)]] : [])) as [
      string,
      Refusal,
    ][],
  );
};
