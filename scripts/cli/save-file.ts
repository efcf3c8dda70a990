import { writeFile } from 'node:fs/promises';
import { fileTrouble } from '../command-line/file-trouble.ts';
import { CommandFailed } from './command-failed.ts';

/** Writes what somebody asked for. @throws CommandFailed where it can't be written */
export const saveFile = async (out: string, content: string | Uint8Array): Promise<void> => {
  await writeFile(out, content).catch((cause: unknown) => {
    throw new CommandFailed(`${out} can't be written: ${fileTrouble(cause)}.`, { cause });
  });
};
