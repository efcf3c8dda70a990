import type { Json } from '../../contract.ts';
import type { QueryLanguage } from '../definition.ts';
import { compileTemplate } from '../jsonata/template.ts';
import { compileMember } from '../jsonpath/payload-template.ts';
import type { Scene } from '../run/scene.ts';

/** Evaluates every variable of an Assign before any of them is set. */
export type Assignment = (scene: Scene, data: Json) => Promise<Readonly<Record<string, Json>>>;

/** Compiles an Assign; `location` is the field as the service names it. */
export function compileAssign(
  assign: { readonly [name: string]: Json } | undefined,
  language: QueryLanguage,
  location = 'Assign',
): Assignment | undefined {
  if (assign === undefined) return undefined;
  const members = Object.entries(assign).map(([name, value]) =>
    language === 'JSONPath'
      ? compileMember(name, value)
      : { name, evaluate: compileTemplate(value, `${location}/${name}`) },
  );
  return async (scene, data) => {
    const values: Record<string, Json> = {};
    for (const { name, evaluate } of members) {
      const value = evaluate(scene, data);
      values[name] = value instanceof Promise ? await value : value;
    }
    return values;
  };
}
