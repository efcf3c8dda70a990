import type { Json } from '../../contract.ts';
import { runtimeFailure } from '../errors/failure.ts';
import { compileIntrinsic } from '../intrinsics/evaluate.ts';
import type { Scene } from '../run/scene.ts';
import { PathNotFound } from './evaluate.ts';
import { parsePath } from './path.ts';

const NO_INPUT = 'Unable to apply Path transformation to null or empty input.';

/** A compiled path or intrinsic function call; it never waits. Throws StateFailure. */
export type JsonPathExpression = (scene: Scene, data: Json) => Json;

/** Whether a text is an intrinsic function call instead of a path. */
export const isIntrinsic = (text: string): boolean => /^\s*States\./.test(text);

/** Words the failure of a path that selects nothing; null takes null for the value. */
export type ExplainMissing = (searched: Json, missing: PathNotFound) => string | null;

/** Compiles a path or an intrinsic function call. Throws SyntaxFailure. */
export function compileJsonPath(text: string, explain?: ExplainMissing): JsonPathExpression {
  if (isIntrinsic(text)) return compileIntrinsic(text);
  if (text === '$' && explain === undefined) return (_scene, data) => data;
  const path = parsePath(text);
  return (scene, data) => {
    if (data === null && path.root.kind === 'data') throw runtimeFailure(NO_INPUT);
    try {
      return path.select(scene, data);
    } catch (error) {
      if (!(error instanceof PathNotFound)) throw error;
      const searched = path.root.kind === 'context' ? scene.context : data;
      const told = explain ? explain(searched, error) : `Invalid path '${text}' : ${error.message}`;
      if (told === null) return null;
      throw runtimeFailure(told);
    }
  };
}

/** Compiles InputPath or OutputPath: null selects an empty object. */
export const compileSelection = (path: string | null | undefined): JsonPathExpression =>
  path === null ? () => ({}) : compileJsonPath(path ?? '$');
