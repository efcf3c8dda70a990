import jsonata from 'jsonata';
import type { Json } from '../../contract.ts';
import { evaluationFailure } from '../errors/failure.ts';
import type { Scene } from '../run/scene.ts';
import { bindFunctions } from './functions.ts';
import { toJson, UnsupportedResult } from './result.ts';

/** The deepest nesting and the longest evaluation that the service allows. */
const LIMITS = { stack: 100, timeout: 5_000 };

/** A compiled JSONata expression. Throws StateFailure. */
export type JsonataExpression = (scene: Scene) => Promise<Json>;

const BRACES = /^\{%([\s\S]*)%\}$/;

/** The expression inside `{% %}`, or undefined when the text is a plain string. */
export const unwrap = (text: string): string | undefined => BRACES.exec(text)?.[1]?.trim();

/** Compiles the inside of `{% %}`; `location` is the field as the service names it. Throws the parser's error. */
export function compileJsonata(text: string, location: string): JsonataExpression {
  const expression = jsonata(text, LIMITS);
  const named = `The JSONata expression '${text}' specified for the field '${location}'`;
  return async (scene) => {
    let result: unknown;
    try {
      result = await expression.evaluate(undefined, bindingsOf(scene, text));
    } catch (error) {
      const told = `${named} threw an error during evaluation. ${explain(error)}`;
      throw evaluationFailure(told, location);
    }
    if (result === undefined) {
      throw evaluationFailure(`${named} returned nothing (undefined).`, location);
    }
    try {
      return toJson(result);
    } catch (error) {
      if (!(error instanceof UnsupportedResult)) throw error;
      throw evaluationFailure(`${named} returned an unsupported result type.`, location);
    }
  };
}

function bindingsOf(scene: Scene, text: string): Record<string, unknown> {
  return {
    ...bindFunctions(scene.environment, text),
    ...scene.variables.all(),
    states: {
      input: scene.input,
      context: scene.context,
      ...(scene.result !== undefined && { result: scene.result }),
      ...(scene.errorOutput !== undefined && { errorOutput: scene.errorOutput }),
    },
  };
}

function explain(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === undefined ? String(message) : `${String(code)}: ${String(message)}`;
}
