import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { StartedSchema } from './cli/answers.ts';
import { type Api, createApi } from './cli/api.ts';
import { CommandFailed } from './cli/command-failed.ts';
import { findEpisodeId } from './cli/find-show.ts';
import { findTarget } from './cli/target.ts';
import { InvalidOption } from './command-line/invalid-option.ts';
import { editByHand } from './edit-script/edit-by-hand.ts';
import { readScriptOptions, type ScriptOptions, USAGE } from './edit-script/options.ts';

const read = async (file: string): Promise<string> => {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (cause) {
    throw new CommandFailed(`${file} can't be read: ${(cause as Error).message}`, { cause });
  }
};

const parse = (edited: string): unknown => {
  try {
    return JSON.parse(edited);
  } catch (cause) {
    throw new CommandFailed(`The edited script is no JSON: ${(cause as Error).message}`, { cause });
  }
};

const edit = async (api: Api, path: string, file: string | undefined): Promise<string> => {
  const before = JSON.stringify(await api.get(path, z.unknown()), null, 2);
  const after = parse(file === undefined ? await editByHand(`${before}\n`) : await read(file));
  if (JSON.stringify(after, null, 2) === before) return 'Nothing has changed.';
  const { episodeId: id } = await api.put(path, StartedSchema, after);
  return `Started a new attempt of episode ${id}.\nWatch it: npx stepcast status ${id} --watch`;
};

const run = async ({ command, episode, file, target }: ScriptOptions): Promise<string> => {
  const api = createApi(await findTarget(target, process.env));
  const path = `/episodes/${await findEpisodeId(api, episode)}/script`;
  if (command === 'edit') return edit(api, path, file);
  return JSON.stringify(await api.get(path, z.unknown()), null, 2);
};

try {
  const options = readScriptOptions(process.argv.slice(2));
  console.log(options === 'help' ? USAGE : await run(options));
} catch (error) {
  const expected = error instanceof InvalidOption || error instanceof CommandFailed;
  console.error(expected ? error.message : error);
  process.exitCode = error instanceof InvalidOption ? 2 : 1;
}
