import type { Json } from '../../contract.ts';
import type { QueryLanguage, StateDefinition } from '../definition.ts';
import { evaluationFailure, runtimeFailure } from '../errors/failure.ts';
import { compileTemplate } from '../jsonata/template.ts';
import { compileTypedField } from '../jsonata/typed-field.ts';
import { compileJsonPath } from '../jsonpath/expression.ts';
import { stepConflict } from '../jsonpath/reference-path.ts';
import type { Visit } from '../run/visit.ts';

/** The array that a Map iterates over. Throws StateFailure when there is none. */
export type MapItems = (visit: Visit, input: Json) => Promise<readonly Json[]>;

/** Compiles ItemsPath or Items; without either it is the state's input. */
export function compileItems(definition: StateDefinition, language: QueryLanguage): MapItems {
  if (language === 'JSONPath') return compileItemsPath(definition.ItemsPath ?? '$');
  const { Items } = definition;
  const evaluate =
    typeof Items === 'string'
      ? compileTypedField(Items, 'Items', 'array')
      : Items !== undefined
        ? compileTemplate(Items, 'Items')
        : undefined;
  return async (visit, input) => {
    const items = evaluate === undefined ? input : await evaluate(visit.scene(), input);
    if (Array.isArray(items)) return items;
    const type = items === null ? 'null' : typeof items;
    throw evaluationFailure(`Map state input must be an array but was: ${type}`, 'Items');
  };
}

function compileItemsPath(path: string): MapItems {
  const evaluate = compileJsonPath(path, (searched, { step }) => stepConflict(step, searched));
  return async (visit, input) => {
    const items = evaluate(visit.scene(), input);
    if (Array.isArray(items)) return items;
    throw runtimeFailure(`Reference path "${path}" must point to array.`);
  };
}
