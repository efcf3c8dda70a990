import type { Json } from '../../contract.ts';
import type { QueryLanguage, StateDefinition } from '../definition.ts';
import { evaluationFailure, runtimeFailure, type StateFailure } from '../errors/failure.ts';
import { toInteger } from '../integer.ts';
import { compileTypedField } from '../jsonata/typed-field.ts';
import { compileJsonPath } from '../jsonpath/expression.ts';
import type { Visit } from '../run/visit.ts';

/** Whether a Map goes on when so many of its items have failed. */
export type Tolerance = (failed: number, items: number) => boolean;

type Limit = (visit: Visit, input: Json) => Promise<number | undefined>;

/**
 * Compiles ToleratedFailureCount and ToleratedFailurePercentage with their Path and JSONata forms. The service evaluates
 * them once the Map has started, but words and numbers what goes wrong as if it had only been entered.
 */
export function compileTolerance(
  definition: StateDefinition,
  language: QueryLanguage,
): (visit: Visit, input: Json) => Promise<Tolerance> {
  const count = compileLimit('ToleratedFailureCount', definition, language);
  const percentage = compileLimit('ToleratedFailurePercentage', definition, language);
  return async (visit, input) => {
    const { thread } = visit;
    const { lastEventId } = thread;
    thread.lastEventId = visit.enteredEventId;
    const most = await count(visit, input);
    const share = await percentage(visit, input);
    thread.lastEventId = lastEventId;
    return (failed, items) =>
      (most !== undefined || share !== undefined) &&
      (most === undefined || failed <= most) &&
      (share === undefined || failed * 100 <= share * items);
  };
}

type Field = 'ToleratedFailureCount' | 'ToleratedFailurePercentage';

function compileLimit(field: Field, definition: StateDefinition, language: QueryLanguage): Limit {
  const literal = definition[field];
  const path = definition[`${field}Path`];
  if (path !== undefined) {
    const evaluate = compileJsonPath(path);
    return async (visit, input) => {
      const value = evaluate(visit.scene(), input);
      const kind = field === 'ToleratedFailureCount' ? 'integer' : 'float';
      const number = kind === 'integer' ? toInteger(value) : toNumber(value);
      if (number !== undefined) return inBounds(field, number, runtimeFailure);
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      throw runtimeFailure(
        `The ${field}Path field refers to value "${shown}" which is not a valid ${kind}: ${path}`,
      );
    };
  }
  if (literal === undefined) return async () => undefined;
  const evaluate =
    language === 'JSONPath' ? () => literal : compileTypedField(literal, field, 'number');
  return async (visit) =>
    inBounds(field, Number(await evaluate(visit.scene(), null)), (told) =>
      evaluationFailure(told, field),
    );
}

function toNumber(value: Json): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function inBounds(field: Field, value: number, fail: (told: string) => StateFailure): number {
  if (field === 'ToleratedFailureCount') {
    if (value < 0) throw fail('ToleratedFailureCount cannot be negative.');
    if (!Number.isInteger(value)) {
      throw fail(`The ${field} field cannot be parsed as an integer: ${value}`);
    }
  } else if (value < 0 || value > 100) {
    throw fail('ToleratedFailurePercentage must be between 0 and 100.');
  }
  return value;
}
