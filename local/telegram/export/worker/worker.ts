import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { describeChats } from '../../../../src/collect-content/export/format/describe-chats.ts';
import { readChats } from '../read-chats.ts';
import { readExports, type UsernameOptions } from '../read-exports.ts';

/** What a worker is asked for, once. */
export type ExportWork =
  | { readonly work: 'describe'; readonly file: string }
  /** Writes each chat to `result.json` in its folder, and answers nothing. */
  | {
      readonly work: 'split';
      readonly file: string;
      readonly into: readonly { readonly index: number; readonly folder: string }[];
    }
  | {
      readonly work: 'read';
      readonly files: readonly string[];
      readonly options: Omit<UsernameOptions, 'usernameById'>;
      /** What channels go by where no username is known, by their id. */
      readonly idPattern: string;
    };

const ID = '{id}';

const perform = async (asked: ExportWork): Promise<unknown> => {
  if (asked.work === 'read') {
    const usernameById = (id: string) => asked.idPattern.replace(ID, id);
    return readExports(asked.files, { ...asked.options, usernameById });
  }
  const { chats } = await readChats(asked.file);
  if (asked.work === 'describe') return describeChats(chats);
  for (const { index, folder } of asked.into) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const text = JSON.stringify(chats[index]);
    await writeFile(join(folder, 'result.json'), text, { mode: 0o600 });
  }
  return undefined;
};

try {
  parentPort?.postMessage({ done: await perform(workerData as ExportWork) });
} catch (error) {
  const { message, file } = error as Error & { file?: string };
  // Whoever dropped a file knows it by no path of this machine.
  const { files = [] } = workerData as { files?: readonly string[] };
  const said = [file, ...files]
    .filter((path) => path !== undefined)
    .reduce(
      (text, path) => text.replace(`${path}: `, 'The export ').replace(path, 'it already'),
      message,
    );
  parentPort?.postMessage({ failed: { message: said, isOfExport: file !== undefined } });
}
