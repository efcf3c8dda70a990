import type { Json } from '../../contract.ts';
import type { MapItem } from '../data/context-object.ts';
import type { QueryLanguage, StateDefinition } from '../definition.ts';
import { evaluationFailure, runtimeFailure } from '../errors/failure.ts';
import { isObject } from '../json.ts';
import { compileTemplate } from '../jsonata/template.ts';
import { compileTypedField, type FieldTypes } from '../jsonata/typed-field.ts';
import { compileJsonPath } from '../jsonpath/expression.ts';
import type { Visit } from '../run/visit.ts';

/** The items that a Map iterates over. Throws StateFailure when there are none. */
export type MapItems = (visit: Visit, input: Json) => Promise<readonly MapItem[]>;

/** Compiles ItemsPath or Items; without either it is the state's input. Only a distributed Map takes an object. */
export function compileItems(definition: StateDefinition, language: QueryLanguage): MapItems {
  const read = isDistributed(definition) ? membersOrElements : elements;
  return language === 'JSONPath'
    ? compileItemsPath(definition.ItemsPath ?? '$', read)
    : compileItemsField(definition, read);
}

/** Whether the iterations of a Map are executions of their own. */
export const isDistributed = ({ ItemProcessor, Iterator }: StateDefinition): boolean =>
  (ItemProcessor ?? Iterator)?.ProcessorConfig?.Mode === 'DISTRIBUTED';

/** What an iteration gets that no ItemSelector makes an input for. */
export const inputOf = ({ key, value }: MapItem): Json =>
  key === undefined ? value : { Key: key, Value: value };

/** The items that a value holds, or undefined for one that holds none. */
type ReadItems = (value: Json) => readonly MapItem[] | undefined;

const elements: ReadItems = (value) =>
  Array.isArray(value) ? value.map((element) => ({ value: element })) : undefined;

const membersOrElements: ReadItems = (value) =>
  isObject(value)
    ? Object.entries(value).map(([key, member]) => ({ key, value: member }))
    : elements(value);

function compileItemsField(definition: StateDefinition, read: ReadItems): MapItems {
  const { Items } = definition;
  const types: FieldTypes = isDistributed(definition) ? ['array', 'object'] : ['array'];
  const evaluate =
    typeof Items === 'string'
      ? compileTypedField(Items, 'Items', ...types)
      : Items !== undefined
        ? compileTemplate(Items, 'Items')
        : undefined;
  return async (visit, input) => {
    const value = evaluate === undefined ? input : await evaluate(visit.scene(), input);
    const items = read(value);
    if (items !== undefined) return items;
    const type = value === null ? 'null' : typeof value;
    throw evaluationFailure(`Map state input must be an array but was: ${type}`, 'Items');
  };
}

function compileItemsPath(path: string, read: ReadItems): MapItems {
  const evaluate = compileJsonPath(path);
  return async (visit, input) => {
    const items = read(evaluate(visit.scene(), input));
    if (items !== undefined) return items;
    throw runtimeFailure(`Reference path "${path}" must point to array.`);
  };
}
