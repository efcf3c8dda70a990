import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { projectRoot } from './project-root.ts';
import { reachableFrom } from './reachable.ts';
import { writeWhenChanged } from './write-when-changed.ts';

/** What went into the console and what it consists of: paths below the project's folder. */
interface ConsoleBundle {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

const SOURCE = join('src', 'console');
const PAGE = join(SOURCE, 'index.html');
const TSCONFIGS = ['tsconfig.json', join(SOURCE, 'tsconfig.json')];

/**
 * The page, naming its script, its style sheet, and what the script needs, so that the browser
 * fetches all of it at once.
 */
const writePage = async (outputs: Metafile['outputs']): Promise<string> => {
  const entryOf = (extension: string): string =>
    Object.keys(outputs).find((path) => outputs[path]?.entryPoint?.endsWith(extension)) ?? '';
  const script = entryOf('main.tsx');
  const preloads = reachableFrom(script, outputs, ['import-statement']).map(
    (path) => `<link rel="modulepreload" href="${basename(path)}" />`,
  );
  return (await readFile(join(projectRoot, PAGE), 'utf8'))
    .replace('__SCRIPT__', basename(script))
    .replace('__STYLES__', basename(entryOf('main.css')))
    .replace('<!-- __PRELOADS__ -->', preloads.join('\n    '));
};

/** Bundles the web console into a folder. */
export const bundleConsole = async (folder: string): Promise<ConsoleBundle> => {
  const { build } = await import('esbuild');
  const { metafile, outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [join(SOURCE, 'main.tsx'), join(SOURCE, 'styles', 'main.css')],
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    outdir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'browser',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    format: 'esm',
    tsconfig: join(SOURCE, 'tsconfig.json'),
    metafile: true,
    write: false,
    legalComments: 'none',
    logLevel: 'error',
  });
  await Promise.all(outputFiles.map(({ path, contents }) => writeWhenChanged(path, contents)));
  // The page last, so that it never names what isn't there yet.
  const page = join(folder, 'index.html');
  await writeWhenChanged(join(projectRoot, page), Buffer.from(await writePage(metafile.outputs)));
  return {
    inputs: [...Object.keys(metafile.inputs), PAGE, ...TSCONFIGS],
    outputs: [...Object.keys(metafile.outputs), page],
  };
};
