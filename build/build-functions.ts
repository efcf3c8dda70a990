import { existsSync } from 'node:fs';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildRecords } from './build-records.ts';
import { bundleFunction } from './bundle-function.ts';
import { projectRoot } from './project-root.ts';
import { type FunctionDefinition, readFunctions } from './read-functions.ts';
import { openRecords } from './records.ts';
import { writeWhenChanged } from './write-when-changed.ts';

/** A function whose bundle is written. */
export interface BuiltFunction extends FunctionDefinition {
  /** The bundle's modules, paths below the project's folder; what is deployed. */
  readonly modules: readonly string[];
  /** Of the modules together. */
  readonly sizeBytes: number;
}

const isModule = (path: string): boolean => path.endsWith('.mjs');
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Removes what earlier builds have left. A function that runs may still import a chunk of its own
 * build, so a chunk stays for a week after it has become superfluous.
 */
const removeSuperfluous = async (
  folder: string,
  outputs: readonly string[],
  before: readonly string[],
): Promise<void> => {
  const now = Date.now();
  const chunks = join(folder, 'chunks');
  if (!existsSync(join(projectRoot, chunks))) return;
  for (const name of await readdir(join(projectRoot, chunks))) {
    const path = join(chunks, name);
    if (outputs.includes(path)) continue;
    const file = join(projectRoot, path);
    if (before.includes(path)) await utimes(file, now / 1000, now / 1000);
    else if ((await stat(file)).mtimeMs < now - WEEK_MS) await rm(file);
  }
};

const buildFunction = async (
  definition: FunctionDefinition,
  records: BuildRecords,
): Promise<BuiltFunction> => {
  const { name } = definition;
  const earlier = await records.find(name);
  let { outputs } = earlier;
  if (!earlier.isFresh) {
    const startedAt = Date.now();
    const bundle = await bundleFunction(definition);
    const folder = join('dist', name);
    const list = join(folder, 'modules.json');
    const modules = JSON.stringify(bundle.outputs.filter(isModule).sort(), null, 2);
    await writeWhenChanged(join(projectRoot, list), Buffer.from(modules));
    await removeSuperfluous(folder, bundle.outputs, earlier.outputs);
    outputs = [...bundle.outputs, list];
    await records.note(name, { startedAt, inputs: bundle.inputs, outputs });
  }
  const modules = outputs.filter(isModule);
  const sizes = await Promise.all(modules.map((path) => stat(join(projectRoot, path))));
  return { ...definition, modules, sizeBytes: sizes.reduce((sum, { size }) => sum + size, 0) };
};

/**
 * Bundles each function with all it imports into `dist/<function>/`: the very files that are
 * deployed and that the embedded stack runs. `index.mjs` is the entry, `modules.json` lists what
 * belongs to the bundle. One whose sources haven't changed is left as it is.
 * `only` names the functions to build; without it, all.
 */
export const buildFunctions = async (only?: readonly string[]): Promise<BuiltFunction[]> => {
  const functions = (await readFunctions()).filter(({ name }) => only?.includes(name) ?? true);
  const records = openRecords();
  return Promise.all(functions.map((definition) => buildFunction(definition, records)));
};
