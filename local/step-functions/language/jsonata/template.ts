import type { Json } from '../../contract.ts';
import type { Expression, Scene } from '../run/scene.ts';
import { compileJsonata, unwrap } from './expression.ts';

/** Compiles a value in which any string may be `{% %}`; `location` is the field as the service names it. */
export function compileTemplate(template: Json, location: string): Expression {
  if (typeof template === 'string') {
    const text = unwrap(template);
    return text === undefined ? () => template : compileJsonata(text, location);
  }
  if (typeof template !== 'object' || template === null || !isDynamic(template)) {
    return () => template;
  }
  if (Array.isArray(template)) {
    const items = template.map((item, index) => compileTemplate(item, `${location}[${index}]`));
    return (scene, data) => fillArray(items, scene, data);
  }
  const members = Object.entries(template).map(
    ([name, value]) => [name, compileTemplate(value, `${location}/${name}`)] as const,
  );
  return (scene, data) => fillObject(members, scene, data);
}

async function fillArray(items: readonly Expression[], scene: Scene, data: Json): Promise<Json> {
  const filled: Json[] = [];
  for (const item of items) {
    const value = item(scene, data);
    filled.push(value instanceof Promise ? await value : value);
  }
  return filled;
}

async function fillObject(
  members: readonly (readonly [string, Expression])[],
  scene: Scene,
  data: Json,
): Promise<Json> {
  const filled: { [name: string]: Json } = {};
  for (const [name, evaluate] of members) {
    const value = evaluate(scene, data);
    filled[name] = value instanceof Promise ? await value : value;
  }
  return filled;
}

const isDynamic = (template: Json): boolean =>
  typeof template === 'string'
    ? unwrap(template) !== undefined
    : typeof template === 'object' && template !== null && Object.values(template).some(isDynamic);
