import type { DataFlow } from '../data/data-flow.ts';
import type { QueryLanguage, StateDefinition } from '../definition.ts';
import { runtimeFailure } from '../errors/failure.ts';
import { toInteger } from '../integer.ts';
import { compileIntegerField } from '../jsonata/integer-field.ts';
import { compileJsonPath } from '../jsonpath/expression.ts';
import type { Visit } from './visit.ts';

/** A number of seconds that a state's definition gives in one of its forms; undefined without any. */
export type SecondsField = (visit: Visit) => Promise<number | undefined>;

/** Compiles TimeoutSeconds or HeartbeatSeconds with their Path and JSONata forms. */
export function compileSeconds(
  field: 'TimeoutSeconds' | 'HeartbeatSeconds',
  definition: StateDefinition,
  language: QueryLanguage,
  flow: DataFlow,
): SecondsField {
  const literal = definition[field];
  const path = definition[`${field}Path`];
  if (path !== undefined) return compilePath(`${field}Path`, path, flow);
  if (literal === undefined) return async () => undefined;
  if (language === 'JSONPath') return async () => Number(literal);
  const evaluate = compileIntegerField(literal, field);
  return async (visit) => evaluate(visit.scene());
}

function compilePath(field: string, path: string, flow: DataFlow): SecondsField {
  const evaluate = compileJsonPath(path);
  return async (visit) => {
    const value = evaluate(visit.scene(), flow.select(visit));
    const parsed = toInteger(value);
    if (parsed !== undefined && parsed > 0) return parsed;
    throw runtimeFailure(
      `The ${field} field refers to value ${JSON.stringify(value)} which is not a valid positive integer: ${path}`,
    );
  };
}
