import type { Json } from '../../contract.ts';
import type { QueryLanguage, StateDefinition } from '../definition.ts';
import { runtimeFailure } from '../errors/failure.ts';
import { toInteger } from '../integer.ts';
import { compileIntegerField } from '../jsonata/integer-field.ts';
import { compileJsonPath } from '../jsonpath/expression.ts';
import type { Visit } from '../run/visit.ts';

/** How many iterations of an inline Map run at once when the definition sets no limit (service quota). */
const DEFAULT_LIMIT = 40;

/** How many iterations may run at once. */
export type MaxConcurrency = (visit: Visit, input: Json) => Promise<number>;

/** Compiles MaxConcurrency or MaxConcurrencyPath; 0 stands for no limit of the definition's own. */
export function compileMaxConcurrency(
  definition: StateDefinition,
  language: QueryLanguage,
): MaxConcurrency {
  const { MaxConcurrency, MaxConcurrencyPath } = definition;
  if (MaxConcurrencyPath !== undefined) return compilePath(MaxConcurrencyPath);
  if (language === 'JSONPath') return async () => limit(Number(MaxConcurrency ?? 0));
  const evaluate = compileIntegerField(MaxConcurrency ?? 0, 'MaxConcurrency');
  return async (visit) => limit(await evaluate(visit.scene()));
}

function compilePath(path: string): MaxConcurrency {
  const evaluate = compileJsonPath(path);
  return async (visit, input) => {
    const value = evaluate(visit.scene(), input);
    const parsed = toInteger(value);
    if (parsed !== undefined && parsed >= 0) return limit(parsed);
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    throw runtimeFailure(
      `The MaxConcurrencyPath field refers to value "${shown}" which is not a valid integer: ${path}`,
    );
  };
}

const limit = (value: number): number => (value === 0 ? DEFAULT_LIMIT : value);
