import type { Json } from '../../contract.ts';
import { evaluationFailure } from '../errors/failure.ts';
import type { Expression } from '../run/scene.ts';
import { compileJsonata, unwrap } from './expression.ts';

/** The types that a field of a state may call for. */
type FieldType = 'string' | 'boolean' | 'array' | 'number' | 'object';

/** The types that a field takes; an error names the first. */
export type FieldTypes = readonly [FieldType, ...FieldType[]];

/** Compiles a field that must be of one of these types; a value that is no expression is taken as it is. */
export function compileTypedField(value: Json, location: string, ...types: FieldTypes): Expression {
  const text = typeof value === 'string' ? unwrap(value) : undefined;
  if (text === undefined) return () => value;
  const evaluate = compileJsonata(text, location);
  const typed = (result: Json): Json => {
    if (types.some((type) => type === typeName(result))) return result;
    throw evaluationFailure(
      `The JSONata expression '${text}' specified for the field '${location}' returned an unexpected result type. Expected '${types[0]}', but was '${typeName(result)}' for value: ${JSON.stringify(result)}`,
      location,
    );
  };
  return (scene) => {
    const result = evaluate(scene);
    return result instanceof Promise ? result.then(typed) : typed(result);
  };
}

/** The type of a value as JSONata's `$type` names it. */
function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
