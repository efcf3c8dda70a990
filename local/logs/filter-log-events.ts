import { z } from 'zod';
import { readFilterPattern } from './filter-pattern.ts';
import { LogsError } from './logs-error.ts';
import { filesOf, readLines } from './read-lines.ts';

/** Where Lambda has the log of a function, and Step Functions that of an Express machine. */
const GROUP = /^\/aws\/(?:lambda|vendedlogs\/states)\/([\w-]+)$/;
/** The most that one answer has (API reference, FilterLogEvents). */
const MOST = 10_000;

const RequestSchema = z.strictObject({
  logGroupName: z.string(),
  startTime: z.number().int().min(0).default(0),
  endTime: z.number().int().min(0).default(Number.MAX_SAFE_INTEGER),
  filterPattern: z.string().max(1024).default(''),
  limit: z.number().int().min(1).max(MOST).default(MOST),
  nextToken: z
    .string()
    .regex(/^after-\d{1,9}$/)
    .optional(),
});

const parse = (members: unknown): z.infer<typeof RequestSchema> => {
  const { data, error } = RequestSchema.safeParse(members);
  if (data) return data;
  throw new LogsError('InvalidParameterException', z.prettifyError(error));
};

/**
 * `FilterLogEvents`: the lines of a function or a machine between two times, both included, that a pattern
 * means, oldest first.
 * @throws LogsError ResourceNotFoundException for what never wrote, as a log group begins
 * with its first line
 */
export const filterLogEvents = async (folder: string, members: unknown): Promise<unknown> => {
  const { logGroupName, startTime, endTime, filterPattern, limit, nextToken } = parse(members);
  const matches = readFilterPattern(filterPattern);
  const files = filesOf(folder, GROUP.exec(logGroupName)?.[1] ?? '');
  if (files.length === 0) {
    throw new LogsError('ResourceNotFoundException', 'The specified log group does not exist.');
  }
  const skipped = Number(nextToken?.slice('after-'.length) ?? 0);
  const events: object[] = [];
  let found = 0;
  for await (const { atMs, text } of readLines(files)) {
    if (atMs < startTime || atMs > endTime || !matches(text)) continue;
    found += 1;
    if (found <= skipped) continue;
    if (events.length === limit) {
      return { events, searchedLogStreams: [], nextToken: `after-${skipped + limit}` };
    }
    events.push({
      logStreamName: 'local',
      timestamp: atMs,
      message: text,
      ingestionTime: atMs,
      eventId: `${atMs}-${found}`,
    });
  }
  return { events, searchedLogStreams: [] };
};
