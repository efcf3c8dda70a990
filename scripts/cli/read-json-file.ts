import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileTrouble } from '../command-line/file-trouble.ts';
import { CommandFailed } from './command-failed.ts';

const read = async (file: string): Promise<string> => {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (cause) {
    throw new CommandFailed(`${file} can't be read: ${fileTrouble(cause)}.`, { cause });
  }
};

/** JSON as a person wrote it; `what` names it. @throws CommandFailed */
export const parseWritten = (written: string, what: string): unknown => {
  try {
    return JSON.parse(written);
  } catch (cause) {
    throw new CommandFailed(`${what} is no JSON: ${(cause as Error).message}`, { cause });
  }
};

/** The JSON in a file, or on standard input for `-`; `what` names it. @throws CommandFailed */
export const readJsonFile = async (file: string, what: string): Promise<unknown> =>
  parseWritten(await read(file), what);
