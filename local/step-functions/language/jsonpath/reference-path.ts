import type { Json } from '../../contract.ts';
import { StateFailure } from '../errors/failure.ts';
import { isObject } from '../json.ts';
import { FREE_NAME, parseSteps } from './parse.ts';
import { Scanner } from './scanner.ts';
import { formatStep, type Step } from './step.ts';

/** Puts a value at the place that a ResultPath names, leaving the input as it was. */
export type PlaceResult = (input: Json, result: Json) => Json;

/** Compiles a ResultPath; null discards the result. Throws SyntaxFailure. */
export function compileResultPath(path: string | null | undefined): PlaceResult {
  if (path === null) return (input) => input;
  if (path === undefined || path === '$') return (_input, result) => result;
  const scanner = new Scanner(path);
  scanner.expect('$');
  const steps = parseSteps(scanner, FREE_NAME);
  if (!scanner.done || !steps.every((step) => step.kind === 'member' || step.kind === 'index')) {
    scanner.fail('expected a reference path');
  }
  return (input, result) => {
    if (typeof input !== 'object') throw pathConflict(path, input);
    return place(steps, 0, input, (at) => stepConflict(steps[at], input), result);
  };
}

/** Puts the result below `target`, which the step at `position` must fit, the first of them by its whole path. */
function place(
  steps: readonly Step[],
  position: number,
  target: Json | undefined,
  conflict: (position: number) => StateFailure,
  result: Json,
): Json {
  const step = steps[position];
  if (step === undefined) return result;
  if (step.kind === 'member' && (target === undefined || target === null || isObject(target))) {
    const inner = target?.[step.name];
    return { ...target, [step.name]: place(steps, position + 1, inner, conflict, result) };
  }
  if (step.kind === 'index' && Array.isArray(target) && step.index < target.length) {
    const inner = place(steps, position + 1, target[step.index], conflict, result);
    return target.with(step.index, inner);
  }
  throw conflict(Math.max(0, position - 1));
}

const CONFLICT = 'States.ReferencePathConflict';

/** How a state fails whose input is no place for a reference path, as the service names and words it. */
const pathConflict = (path: string, input: Json): StateFailure =>
  new StateFailure(
    'task',
    CONFLICT,
    `Unable to apply ReferencePath ${path} to input ${JSON.stringify(input)}`,
  );

/** The same where the input has members or items, but not as a step wants them. */
const stepConflict = (step: Step | undefined, input: Json): StateFailure =>
  new StateFailure(
    'task',
    CONFLICT,
    `Unable to apply step "${stepName(step)}" to input ${JSON.stringify(input)}`,
  );

function stepName(step: Step | undefined): string {
  if (step === undefined) return '';
  return step.kind === 'member' ? step.name : formatStep(step);
}
