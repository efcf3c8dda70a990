import type { Json } from '../../contract.ts';
import { IndexPastEnd } from './evaluate.ts';
import { compileJsonPath, type JsonPathExpression } from './expression.ts';

/** Compiles a payload template: members whose name ends in `.$` hold paths or intrinsic function calls. */
export function compilePayloadTemplate(template: Json): JsonPathExpression {
  if (typeof template !== 'object' || template === null) return () => template;
  if (!isDynamic(template)) return () => template;
  if (Array.isArray(template)) {
    const items = template.map(compilePayloadTemplate);
    return (scene, data) => items.map((item) => item(scene, data));
  }
  const members = Object.entries(template).map(([name, value]) => compileMember(name, value));
  return (scene, data) => {
    const filled: { [name: string]: Json } = {};
    for (const { name, evaluate } of members) filled[name] = evaluate(scene, data);
    return filled;
  };
}

/** Compiles one member of a template, or of an Assign. */
export function compileMember(
  field: string,
  value: Json,
): { name: string; evaluate: JsonPathExpression } {
  if (!field.endsWith('.$') || typeof value !== 'string') {
    return { name: field, evaluate: compilePayloadTemplate(value) };
  }
  const evaluate = compileJsonPath(value, (searched, missing) =>
    missing instanceof IndexPastEnd
      ? null
      : `The JSONPath '${value}' specified for the field '${field}' could not be found in the input '${JSON.stringify(searched)}'`,
  );
  return { name: field.slice(0, -2), evaluate };
}

const isDynamic = (template: Json): boolean =>
  typeof template === 'object' &&
  template !== null &&
  Object.entries(template).some(
    ([name, value]) => (!Array.isArray(template) && name.endsWith('.$')) || isDynamic(value),
  );
