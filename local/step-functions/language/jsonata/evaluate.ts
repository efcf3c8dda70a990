import jsonata from 'jsonata';
import type { Json } from '../../contract.ts';
import type { Bindings } from './bindings.ts';
import { base64decode, bindFunctions, type Sources } from './functions.ts';
import { toJson, UnsupportedResult } from './result.ts';

/** The deepest nesting and the longest evaluation that the service allows. */
export const LIMITS = { stack: 100, timeout: 5_000 };

/** Parses an expression. Throws the parser's error. */
export function parseExpression(text: string): jsonata.Expression {
  const expression = jsonata(text, LIMITS);
  expression.registerFunction('base64decode', base64decode, '<s-:s>');
  return expression;
}

/** What became of an expression. A failure's text ends a sentence, its code included. */
export type Evaluation =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'failed'; readonly told: string };

/** Evaluates a parsed expression here and now. Never rejects. */
export async function evaluate(
  expression: jsonata.Expression,
  text: string,
  bindings: Bindings,
  sources: Sources,
): Promise<Evaluation> {
  try {
    const result: unknown = await expression.evaluate(undefined, {
      ...bindFunctions(sources, text),
      ...bindings.variables,
      states: bindings.states,
    });
    return result === undefined ? { kind: 'nothing' } : { kind: 'value', value: toJson(result) };
  } catch (error) {
    if (error instanceof UnsupportedResult) return { kind: 'unsupported' };
    return { kind: 'failed', told: explain(error) };
  }
}

/** As the service joins it on: after a full stop with its code, after a colon without one. */
function explain(error: unknown): string {
  if (typeof error !== 'object' || error === null) return `: ${String(error)}`;
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === undefined ? `: ${String(message)}` : `. ${String(code)}: ${String(message)}`;
}
