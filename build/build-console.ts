import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundleConsole } from './bundle-console.ts';
import { projectRoot } from './project-root.ts';
import { openRecords } from './records.ts';

/** The built console: a folder that any web server can serve, once `config.json` stands in it. */
export interface BuiltConsole {
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
}

const FOLDER = join('dist', 'console');
const NAMED_BY_CONTENT = /-[A-Z0-9]{8}\.(js|css)$/;

const bundle = async (): Promise<readonly string[]> => {
  const records = openRecords();
  const earlier = await records.find('console');
  if (earlier.isFresh) return earlier.outputs;
  const startedAt = Date.now();
  const built = await bundleConsole(FOLDER);
  await records.note('console', { startedAt, ...built });
  for (const name of await readdir(join(projectRoot, FOLDER))) {
    const path = join(FOLDER, name);
    if (NAMED_BY_CONTENT.test(name) && !built.outputs.includes(path)) {
      await rm(join(projectRoot, path));
    }
  }
  return built.outputs;
};

/**
 * Bundles the web console into `dist/console/`: one page, its script and its style sheet, and a
 * script for each page of the console that few open. All but the page are named by their content,
 * so that caches may keep them for good. A console whose sources haven't changed is left as it is.
 */
export const buildConsole = async (): Promise<BuiltConsole> => {
  const paths = await bundle();
  return {
    folder: join(projectRoot, FOLDER),
    files: await Promise.all(
      paths.map(async (path) => ({
        name: basename(path),
        sizeBytes: (await stat(join(projectRoot, path))).size,
      })),
    ),
  };
};
