import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { build, type OutputFile } from 'esbuild';
import { projectRoot } from './project-root.ts';
import { type FunctionDefinition, readFunctions } from './read-functions.ts';

/** A function whose bundle is written. */
export interface BuiltFunction extends FunctionDefinition {
  readonly sizeBytes: number;
}

// Bundled CommonJS packages still call `require` for Node's own modules.
const REQUIRE_FOR_COMMONJS = `import { createRequire as createRequireForBundle } from 'node:module';
import { dirname as dirnameForBundle } from 'node:path';
import { fileURLToPath as fileUrlToPathForBundle } from 'node:url';
const require = createRequireForBundle(import.meta.url);
const __filename = fileUrlToPathForBundle(import.meta.url);
const __dirname = dirnameForBundle(__filename);`;

// A bundle may be running while it is built again: it is replaced whole, and only when it differs.
const writeWhenChanged = async ({ path, contents }: OutputFile): Promise<void> => {
  const current = await readFile(path).catch(() => null);
  if (current?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, contents);
  await rename(part, path);
};

/**
 * Bundles each function with all it imports into `dist/<function>/index.mjs`: the very files that
 * are deployed and that the embedded stack runs. Names are kept, since errors are matched by them.
 * `only` names the functions to build; without it, all.
 */
export const buildFunctions = async (only?: readonly string[]): Promise<BuiltFunction[]> => {
  const functions = (await readFunctions()).filter(({ name }) => only?.includes(name) ?? true);
  const { metafile, outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: functions.map(({ name, entry }) => ({ in: entry, out: `${name}/index` })),
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE_FOR_COMMONJS },
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    write: false,
    legalComments: 'none',
    logLevel: 'error',
  });
  await Promise.all(outputFiles.map(writeWhenChanged));
  return functions.map((definition) => ({
    ...definition,
    sizeBytes: metafile.outputs[`dist/${definition.name}/index.mjs`]?.bytes ?? 0,
  }));
};
