import type { Json } from './contract.ts';

/** How deep a document may be nested, as in the service's own parser. */
const MAX_DEPTH = 1_000;
/** Texts that may hold a number beyond a double's range: three digits of exponent, or as many digits as it takes. */
const HUGE_NUMBER = /[eE]\+?\d{3}|\d{300}/;

/** Thrown for JSON that is well-formed but can't be handed on unharmed. */
export class JsonBeyondLimits extends Error {
  override readonly name = 'JsonBeyondLimits';
}

/**
 * Parses JSON from outside.
 * @throws JsonBeyondLimits for nesting deeper than 1,000 levels and for a number that no double holds, such as 1e400
 * @throws SyntaxError for anything else that is no JSON
 */
export function parseJson(text: string): Json {
  if (depthOf(text) > MAX_DEPTH) {
    throw new JsonBeyondLimits(`The JSON is nested deeper than ${MAX_DEPTH} levels.`);
  }
  return (HUGE_NUMBER.test(text) ? JSON.parse(text, refuseInfinity) : JSON.parse(text)) as Json;
}

function refuseInfinity(_name: string, value: unknown, context?: { source?: string }): unknown {
  if (value !== Number.POSITIVE_INFINITY && value !== Number.NEGATIVE_INFINITY) return value;
  const shown = String(context?.source ?? value).slice(0, 40);
  throw new JsonBeyondLimits(`The number ${shown} is beyond the range of a double.`);
}

/** The deepest nesting of brackets outside strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\[\s\S])*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
    else if (token === ']' || token === '}') depth -= 1;
  }
  return deepest;
}
