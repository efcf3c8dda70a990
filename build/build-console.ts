import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from './project-root.ts';

const SOURCE = join(projectRoot, 'src', 'console');

/** The built console: a folder that any web server can serve, once `config.json` stands in it. */
export interface BuiltConsole {
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
}

/**
 * Bundles the web console into `dist/console/`: one page, one script and one style sheet, the
 * latter two named by their content so that caches may keep them for good.
 */
export const buildConsole = async (): Promise<BuiltConsole> => {
  const folder = join(projectRoot, 'dist', 'console');
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [join(SOURCE, 'main.tsx'), join(SOURCE, 'styles', 'main.css')],
    entryNames: '[name]-[hash]',
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    format: 'esm',
    tsconfig: join(SOURCE, 'tsconfig.json'),
    write: false,
    legalComments: 'none',
    logLevel: 'error',
  });
  const nameOf = (extension: string): string =>
    basename(outputFiles.find(({ path }) => path.endsWith(extension))?.path ?? '');
  const page = (await readFile(join(SOURCE, 'index.html'), 'utf8'))
    .replace('__SCRIPT__', nameOf('.js'))
    .replace('__STYLES__', nameOf('.css'));
  const files = [
    ...outputFiles.map(({ path, contents }) => ({ name: basename(path), contents })),
    // Last, so that it never names what isn't there yet.
    { name: 'index.html', contents: Buffer.from(page) },
  ];
  await mkdir(folder, { recursive: true });
  for (const { name, contents } of files) await writeFile(join(folder, name), contents);
  const names = new Set(files.map(({ name }) => name));
  for (const old of await readdir(folder)) {
    if (/-[A-Z0-9]{8}\.(js|css)$/.test(old) && !names.has(old)) await rm(join(folder, old));
  }
  return {
    folder,
    files: files.map(({ name, contents }) => ({ name, sizeBytes: contents.byteLength })),
  };
};
