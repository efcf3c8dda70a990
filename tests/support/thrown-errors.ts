import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url));
// A type that is imported throws nothing.
const IMPORT =
  /^(?:import|export)\s+(?!type\b)[^;]*?from '(\.[^']+)'|^import '(\.[^']+)'|import\(\s*'(\.[^']+)'/gm;
const ERROR = /override readonly name = '(\w+)';\s+readonly retryable = (true|false);/g;

const read = (file: string): string => readFileSync(file, 'utf8');

const importsOf = (file: string): string[] =>
  [...read(file).matchAll(IMPORT)].map(([, from, bare, lazy]) =>
    join(dirname(file), from ?? bare ?? lazy ?? ''),
  );

/** Every file that a file imports, itself included. */
const reach = (entry: string): Set<string> => {
  const seen = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...importsOf(file).filter((path) => existsSync(path)));
  }
  return seen;
};

interface ThrownError {
  readonly name: string;
  readonly retryable: boolean;
  /** Below `src/`. */
  readonly file: string;
}

const errorsIn = (file: string): ThrownError[] =>
  [...read(file).matchAll(ERROR)].map(([, name, retryable]) => ({
    name: name ?? '',
    retryable: retryable === 'true',
    file: relative(SOURCES, file),
  }));

/** Every error class of the product whose name and retryability are literals. */
export const errorClasses = (): ThrownError[] =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => errorsIn(join(SOURCES, file)));

/** The error classes in what the entry `src/functions/<entry>.ts` is bundled from, so all that it can throw. */
export const errorsOf = (entry: string): ThrownError[] =>
  [...reach(join(SOURCES, 'functions', `${entry}.ts`))].flatMap(errorsIn);
