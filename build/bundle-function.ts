import { join, relative } from 'node:path';
import { projectRoot } from './project-root.ts';
import { reachableFrom } from './reachable.ts';
import type { FunctionDefinition } from './read-functions.ts';
import { writeWhenChanged } from './write-when-changed.ts';

/** What went into a bundle and what it consists of: paths below the project's folder. */
export interface Bundle {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

const TSCONFIG = 'tsconfig.json';

// Bundled CommonJS packages still call `require` for Node's own modules.
const REQUIRE_FOR_COMMONJS = `import { createRequire as createRequireForBundle } from 'node:module';
import { dirname as dirnameForBundle } from 'node:path';
import { fileURLToPath as fileUrlToPathForBundle } from 'node:url';
const require = createRequireForBundle(import.meta.url);
const __filename = fileUrlToPathForBundle(import.meta.url);
const __dirname = dirnameForBundle(__filename);`;

/**
 * Bundles a function into `dist/<function>/index.mjs`, what it imports only now and then into
 * `chunks/` beside it. Names are kept, since errors are matched by them.
 */
export const bundleFunction = async ({ name, entry }: FunctionDefinition): Promise<Bundle> => {
  // A start that has nothing to build needn't load what builds.
  const [{ build }, { englishZod }] = await Promise.all([
    import('esbuild'),
    import('./english-zod.ts'),
  ]);
  const { metafile, outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [{ in: entry, out: 'index' }],
    outdir: join('dist', name),
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    tsconfig: TSCONFIG,
    banner: { js: REQUIRE_FOR_COMMONJS },
    plugins: [englishZod],
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    write: false,
    legalComments: 'none',
    logLevel: 'error',
  });
  const index = join('dist', name, 'index.mjs');
  const written = new Map(outputFiles.map((file) => [relative(projectRoot, file.path), file]));
  // esbuild makes a chunk of what is imported by code that it leaves out, too.
  const chunks = reachableFrom(index, metafile.outputs, ['import-statement', 'dynamic-import']);
  // The entry last, so that it never names what isn't there yet.
  const modules = [...chunks, index];
  const outputs = modules.flatMap((path) => [`${path}.map`, path]);
  for (const path of outputs) {
    const file = written.get(path);
    if (file) await writeWhenChanged(file.path, file.contents);
  }
  return { inputs: [...Object.keys(metafile.inputs), TSCONFIG], outputs };
};
