import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A line that a function wrote, with its facts. */
export interface FunctionLine {
  readonly at: string;
  readonly functionName: string;
  readonly level: string;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

// What every line of a task has says nothing in a list of one episode's lines.
const COMMON = ['task', 'requestId', 'episodeId', 'execution'];

const toLine = (functionName: string, text: string): FunctionLine => {
  const [at = '', ...rest] = text.split(' ');
  const written = rest.join(' ');
  try {
    const { level, message, ...facts } = JSON.parse(written) as Record<string, unknown>;
    for (const name of COMMON) delete facts[name];
    return { at, functionName, level: String(level), message: String(message), facts };
  } catch {
    return { at, functionName, level: '', message: written, facts: {} };
  }
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

/** A line for people: time, function, level unless it is info, message, facts. */
export const functionLineInWords = (line: FunctionLine): string => {
  const { at, functionName, level, message, facts } = line;
  const values = Object.entries(facts).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const kind = level === 'info' || level === '' ? '' : `${level.toUpperCase()} `;
  return `  ${at.slice(11, 23)}  ${functionName}  ${kind}${message}  ${values.join(' ')}`.trimEnd();
};
