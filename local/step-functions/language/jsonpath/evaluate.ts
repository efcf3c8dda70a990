import type { Json } from '../../contract.ts';
import { isObject } from '../json.ts';
import { formatStep, type Step } from './step.ts';

/** Thrown when a definite path selects nothing; the message is worded as Jayway's, which the service shows. */
export class PathNotFound extends Error {
  override readonly name = 'PathNotFound';
}

/** Thrown when a path ends at an index that its array hasn't got. */
export class IndexPastEnd extends PathNotFound {}

/** Follows a definite path. Throws PathNotFound. */
export function selectOne(steps: readonly Step[], root: Json): Json {
  let value = root;
  for (const [position, step] of steps.entries()) {
    const next = step.kind === 'member' ? member(step, value) : children(step, value, root)[0];
    if (next === undefined) throw notFound(steps, position, value);
    value = next;
  }
  return value;
}

/**
 * The member of that name. A name with backslashes is meant as it is written where there is such a member, else with its
 * escapes resolved: the specification has escapes, and no recording tells which of the two the service looks for.
 */
function member(step: Step & { kind: 'member' }, value: Json): Json | undefined {
  if (!isObject(value)) return undefined;
  const { name, written = name } = step;
  if (Object.hasOwn(value, written)) return value[written];
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function at(step: Step, value: Json): Json | undefined {
  return step.kind === 'index' && Array.isArray(value) ? value.at(step.index) : undefined;
}

function notFound(steps: readonly Step[], position: number, value: Json): PathNotFound {
  const step = steps[position];
  const format = (upTo: number) => `$${steps.slice(0, upTo).map(formatStep).join('')}`;
  if (step?.kind === 'index' && !Array.isArray(value)) {
    const context = typeof value === 'string' ? value : JSON.stringify(value);
    return new PathNotFound(
      `Filter: [${step.index}] can only be applied to arrays. Current context is: ${context}`,
    );
  }
  if (step?.kind === 'member' && !isObject(value)) {
    return new PathNotFound(
      `Expected to find an object with property ['${step.name}'] in path ${format(position)} but found '${nodeClass(value)}'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.`,
    );
  }
  const last = position === steps.length - 1;
  if (step?.kind === 'member' && !last) {
    return new PathNotFound(`Missing property in path ${format(position + 1)}`);
  }
  const isPastEnd = step?.kind === 'index' && last;
  const told = `No results for path: ${format(steps.length)}`;
  return isPastEnd ? new IndexPastEnd(told) : new PathNotFound(told);
}

/** The class that holds such a value on the service's side. */
function nodeClass(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'com.fasterxml.jackson.databind.node.ArrayNode';
  if (typeof value === 'number') {
    return `com.fasterxml.jackson.databind.node.${Number.isInteger(value) ? 'IntNode' : 'DoubleNode'}`;
  }
  const name = typeof value === 'boolean' ? 'BooleanNode' : 'TextNode';
  return `com.fasterxml.jackson.databind.node.${name}`;
}

/** Everything that a path selects below `value`, in document order. */
export function selectAll(steps: readonly Step[], value: Json, root: Json): Json[] {
  let found: Json[] = [value];
  for (const step of steps) found = found.flatMap((item) => children(step, item, root));
  return found;
}

function children(step: Step, value: Json, root: Json): Json[] {
  switch (step.kind) {
    case 'member':
      return present(member(step, value));
    case 'members':
      return isObject(value) ? [pick(step.names, value)] : [];
    case 'index':
      return present(at(step, value));
    case 'indices':
      return Array.isArray(value) ? step.indices.flatMap((index) => present(value.at(index))) : [];
    case 'slice':
      return Array.isArray(value) ? value.slice(step.from, step.to) : [];
    case 'wildcard':
      return items(value);
    case 'filter':
      return (Array.isArray(value) ? value : [value]).filter((item) => step.predicate(item, root));
    case 'descendants':
      return withDescendants(value).flatMap((item) => descend(step.step, item, root));
    case 'function':
      return [];
  }
}

/** A filter below `..` applies to the elements of arrays alone: their members are visited by themselves. */
const descend = (step: Step, value: Json, root: Json): Json[] =>
  step.kind === 'filter' && !Array.isArray(value) && !isObject(value)
    ? []
    : children(step, value, root);

const present = (value: Json | undefined): Json[] => (value === undefined ? [] : [value]);

const items = (value: Json): Json[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

const pick = (names: readonly string[], value: { [name: string]: Json }): Json =>
  Object.fromEntries(names.flatMap((name) => present(value[name]).map((found) => [name, found])));

const withDescendants = (value: Json): Json[] => [value, ...items(value).flatMap(withDescendants)];
