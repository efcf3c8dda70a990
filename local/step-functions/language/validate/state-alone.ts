import type { Diagnostic } from '../../contract.ts';
import { isObject } from '../json.ts';
import { validateDefinition } from './definition.ts';

const NAME = 'StateName';
const PREFIX = `/States/${NAME}`;

/** Checks a state by itself, wherever it goes on; a definition with States is checked as the machine that it is. */
export function validateState(text: string): readonly Diagnostic[] {
  const state = parse(text);
  if (!isObject(state) || 'States' in state) return validateDefinition(text);
  const machine = { StartAt: NAME, States: { [NAME]: state } };
  return validateDefinition(JSON.stringify(machine))
    .filter(({ code, location = '' }) => !code.startsWith('MISSING_') || isInside(location))
    .map((found) => ({ ...found, location: (found.location ?? '').replace(PREFIX, '') || '/' }));
}

/** Whether a location is in a branch or an iteration of the state, whose transitions stay inside. */
const isInside = (location: string): boolean =>
  /\/(?:Branches\[\d+\]|ItemProcessor|Iterator)(?:$|\/)/.test(location);

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
