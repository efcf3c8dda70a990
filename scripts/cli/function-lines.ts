import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type LogLine, readLogLine } from '../../src/inspect/logs/read-log-line.ts';

/** A line that a function of a stack wrote, and when, as ISO 8601 UTC. */
export interface FunctionLine extends Pick<LogLine, 'level' | 'message' | 'facts'> {
  readonly at: string;
  readonly functionName: string;
}

const toLine = (functionName: string, text: string): FunctionLine => {
  const [at = '', ...rest] = text.split(' ');
  const { level, message, facts } = readLogLine(rest.join(' '));
  return { at, functionName, level, message, facts };
};

/** What the functions of a stack wrote about an episode, oldest first. */
export const readFunctionLines = async (
  logsFolder: string,
  episodeId: string,
): Promise<FunctionLine[]> => {
  const files = await readdir(logsFolder).catch(() => []);
  const lines: FunctionLine[] = [];
  for (const file of files.sort().reverse()) {
    const name = basename(file.replace(/\.old$/, ''), '.log');
    // Only bytes that name the episode are held: a log may be large.
    const input = createReadStream(join(logsFolder, file));
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (text.includes(episodeId)) lines.push(toLine(name, text));
    }
  }
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};

const ErrorSchema = z.object({ stack: z.string(), cause: z.unknown().optional() });

/** The stack of an error and of each of its causes, a line each, for a terminal. */
const stackLines = (error: z.infer<typeof ErrorSchema>, because = ''): string[] => {
  const { data: cause } = ErrorSchema.safeParse(error.cause);
  return [
    ...`${because}${error.stack}`.split('\n').map((line) => `      ${line}`),
    ...(cause ? stackLines(cause, 'because of ') : []),
  ];
};

/** A line for people: time, function, level unless it is INFO, message, facts; below it an error's stack. */
export const functionLineInWords = (line: FunctionLine): string => {
  const { at, functionName, level, message, facts } = line;
  const { data: error } = ErrorSchema.safeParse(facts['error']);
  const values = Object.entries(facts).flatMap(([name, value]) =>
    name === 'error' && error ? [] : [`${name}=${JSON.stringify(value)}`],
  );
  const kind = level === 'INFO' || level === '' ? '' : `${level} `;
  const head = `  ${at.slice(11, 23)}  ${functionName}  ${kind}${message}  ${values.join(' ')}`;
  return [head.trimEnd(), ...(error ? stackLines(error) : [])].join('\n');
};
