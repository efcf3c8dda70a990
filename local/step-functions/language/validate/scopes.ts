import type { Json } from '../../contract.ts';
import type { QueryLanguage } from '../definition.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Findings } from './diagnostic.ts';
import { reach } from './transitions.ts';

/**
 * The variables that may be there when a state is entered: those assigned by the states that lead to it. What the state
 * assigns itself comes after its branches and iterations.
 */
export function assignedBefore(
  name: string,
  states: JsonObject,
  language: QueryLanguage,
): ReadonlySet<string> {
  const earlier = Object.entries(states).filter(
    ([other]) => other !== name && reach(states, other).has(name),
  );
  return new Set(
    earlier.flatMap(([, state]) => assignedBy(state, language).map(([variable]) => variable)),
  );
}

/** The variables that a state assigns, each with its place below the state. */
function assignedBy(state: Json, language: QueryLanguage): [string, string][] {
  if (!isObject(state)) return [];
  const isPath = (state['QueryLanguage'] ?? language) === 'JSONPath';
  return assignmentsOf(state).flatMap(([assign, at]) =>
    Object.keys(assign).map((field): [string, string] => [
      isPath ? field.replace(/\.\$$/, '') : field,
      at,
    ]),
  );
}

function assignmentsOf(state: JsonObject): [JsonObject, string][] {
  const found: [JsonObject, string][] = [];
  const add = (holder: Json | undefined, at: string) => {
    if (isObject(holder) && isObject(holder['Assign'])) found.push([holder['Assign'], at]);
  };
  add(state, 'Assign');
  for (const list of ['Choices', 'Catch']) {
    const rules = state[list];
    if (!Array.isArray(rules)) continue;
    for (const [index, rule] of rules.entries()) add(rule, `${list}[${index}]/Assign`);
  }
  return found;
}

/** Finds variables that a branch or an iteration assigns although a scope around it has them. */
export function checkScope(
  states: JsonObject,
  language: QueryLanguage,
  outer: ReadonlySet<string>,
  location: string,
  findings: Findings,
): void {
  for (const [stateName, state] of Object.entries(states)) {
    for (const [name, at] of assignedBy(state, language)) {
      if (!outer.has(name)) continue;
      const told = `Variable '${name}' belongs to an outer scope and can't be assigned in an inner one`;
      findings.schema(told, `${location}/States/${stateName}/${at}`);
    }
  }
}
