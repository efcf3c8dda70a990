import type { Json } from '../../contract.ts';
import type { Scene } from '../run/scene.ts';
import { PathNotFound, selectAll, selectOne } from './evaluate.ts';
import { FREE_NAME, parseSteps } from './parse.ts';
import { Scanner } from './scanner.ts';
import { isDefinite } from './step.ts';
import { withinTime } from './within-time.ts';

/** Where a path starts: `$`, `$$` or `$name`. */
export type PathRoot =
  | { readonly kind: 'data' }
  | { readonly kind: 'context' }
  | { readonly kind: 'variable'; readonly name: string };

/** A parsed path. */
export interface Path {
  readonly text: string;
  readonly root: PathRoot;
  readonly definite: boolean;
  /** Selects from the data, the context object or a variable. Throws PathNotFound. */
  select(scene: Scene, data: Json): Json;
}

const VARIABLE = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;

/** Parses a whole path. Throws SyntaxFailure. */
export function parsePath(text: string): Path {
  const scanner = new Scanner(text);
  const path = scanPath(scanner, FREE_NAME);
  if (!scanner.done) scanner.fail('unexpected text');
  return path;
}

/** Parses the path that starts here, inside a longer expression. Throws SyntaxFailure. */
export function scanPath(scanner: Scanner, name?: RegExp): Path {
  const start = scanner.position;
  const root = scanRoot(scanner);
  const steps = parseSteps(scanner, name);
  const definite = isDefinite(steps);
  const path = scanner.text.slice(start, scanner.position);
  const mayRunLong = LONG.test(path);
  return {
    text: path,
    root,
    definite,
    select(scene, data) {
      const value = resolveRoot(root, scene, data);
      if (definite) return selectOne(steps, value);
      if (steps.some((step) => step.kind === 'function')) throw new PathNotFound('No function');
      const select = () => selectAll(steps, value, value);
      return mayRunLong ? withinTime(select, path) : select();
    },
  };
}

/** Paths with a filter, which may search again for each element, or with descents into what descents found. */
const LONG = /\[\s*\?|\.\.[\s\S]*\.\./;

function scanRoot(scanner: Scanner): PathRoot {
  scanner.expect('$');
  if (scanner.take('$')) return { kind: 'context' };
  const name = scanner.match(VARIABLE);
  return name === undefined ? { kind: 'data' } : { kind: 'variable', name };
}

function resolveRoot(root: PathRoot, scene: Scene, data: Json): Json {
  if (root.kind === 'data') return data;
  if (root.kind === 'context') return scene.context;
  const value = scene.variables.get(root.name);
  if (value === undefined) throw new PathNotFound(`No results for path: $${root.name}`);
  return value;
}
