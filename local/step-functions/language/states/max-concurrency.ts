import type { Json } from '../../contract.ts';
import type { QueryLanguage, StateDefinition } from '../definition.ts';
import { runtimeFailure } from '../errors/failure.ts';
import { toInteger } from '../integer.ts';
import { compileIntegerField } from '../jsonata/integer-field.ts';
import { compileJsonPath } from '../jsonpath/expression.ts';
import type { Visit } from '../run/visit.ts';

/** How many iterations may run at once; 0 for no limit of the definition's own. */
export type MaxConcurrency = (visit: Visit, input: Json) => Promise<number>;

/** Compiles MaxConcurrency or MaxConcurrencyPath. */
export function compileMaxConcurrency(
  definition: StateDefinition,
  language: QueryLanguage,
): MaxConcurrency {
  const { MaxConcurrency, MaxConcurrencyPath } = definition;
  if (MaxConcurrencyPath !== undefined) return compilePath(MaxConcurrencyPath);
  if (language === 'JSONPath') return async () => Number(MaxConcurrency ?? 0);
  const evaluate = compileIntegerField(MaxConcurrency ?? 0, 'MaxConcurrency');
  return async (visit) => evaluate(visit.scene());
}

function compilePath(path: string): MaxConcurrency {
  const evaluate = compileJsonPath(path);
  return async (visit, input) => {
    const value = evaluate(visit.scene(), input);
    const parsed = toInteger(value);
    if (parsed !== undefined && parsed >= 0) return parsed;
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    throw runtimeFailure(
      `The MaxConcurrencyPath field refers to value "${shown}" which is not a valid integer: ${path}`,
    );
  };
}
