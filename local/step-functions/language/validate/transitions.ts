import type { Json } from '../../contract.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Findings } from './diagnostic.ts';

/** Where a state can go: the field that says so, relative to the state, and the state it names. */
interface Transition {
  readonly field: string;
  readonly label: string;
  readonly target: string;
}

/** Checks that every transition has a target, every state a way to it, and the machine an end. */
export function checkTransitions(machine: JsonObject, location: string, findings: Findings): void {
  const { StartAt, States } = machine;
  if (!isObject(States) || typeof StartAt !== 'string') return;
  const hasEnd = Object.values(States).some(isEnd);
  if (!hasEnd) findings.error('MISSING_END_STATE', 'Workflow has no terminal state', location);
  const missing = (label: string, target: string, at: string) =>
    findings.error('MISSING_TRANSITION_TARGET', `Missing '${label}' target: ${target}`, at);
  if (!Object.hasOwn(States, StartAt)) missing('StartAt', StartAt, `${location}/StartAt`);
  for (const [name, state] of Object.entries(States)) {
    for (const { field, label, target } of transitionsOf(state)) {
      if (!Object.hasOwn(States, target)) {
        missing(label, target, `${location}/States/${name}/${field}`);
      }
    }
  }
  // Without an end the service doesn't look for states that nothing reaches.
  if (!hasEnd) return;
  const reached = reach(States, StartAt);
  for (const name of Object.keys(States)) {
    if (!reached.has(name)) {
      const told = `State "${name}" is not reachable.`;
      findings.error('MISSING_TRANSITION_TARGET', told, `${location}/States/${name}`);
    }
  }
}

function transitionsOf(state: Json | undefined): Transition[] {
  if (!isObject(state)) return [];
  const found: Transition[] = [];
  const add = (field: string, label: string, target: Json | undefined) => {
    if (typeof target === 'string') found.push({ field, label, target });
  };
  add('Next', 'Next', state['Next']);
  add('Default', 'Default', state['Default']);
  for (const list of ['Choices', 'Catch']) {
    const rules = state[list];
    if (!Array.isArray(rules)) continue;
    for (const [index, rule] of rules.entries()) {
      if (isObject(rule)) add(`${list}[${index}]/Next`, 'Next', rule['Next']);
    }
  }
  return found;
}

/** The states that can be reached from one of them, itself included. */
export function reach(states: JsonObject, start: string): Set<string> {
  const reached = new Set<string>();
  const queue = [start];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name) || !Object.hasOwn(states, name)) continue;
    reached.add(name);
    queue.push(...transitionsOf(states[name]).map(({ target }) => target));
  }
  return reached;
}

const isEnd = (state: Json | undefined): boolean =>
  isObject(state) && (state['End'] === true || ['Succeed', 'Fail'].includes(String(state['Type'])));
