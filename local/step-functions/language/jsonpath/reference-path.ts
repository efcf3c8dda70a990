import type { Json } from '../../contract.ts';
import { StateFailure } from '../errors/failure.ts';
import { isObject } from '../json.ts';
import { FREE_NAME, parseSteps } from './parse.ts';
import { Scanner } from './scanner.ts';
import type { Step } from './step.ts';

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
  return (input, result) => place(steps, 0, input, result, path);
}

function place(
  steps: readonly Step[],
  position: number,
  target: Json | undefined,
  result: Json,
  path: string,
): Json {
  const step = steps[position];
  if (step === undefined) return result;
  if (step.kind === 'member' && (target === undefined || target === null || isObject(target))) {
    const inner = target?.[step.name];
    return { ...target, [step.name]: place(steps, position + 1, inner, result, path) };
  }
  if (step.kind === 'index' && Array.isArray(target) && step.index < target.length) {
    const inner = place(steps, position + 1, target[step.index], result, path);
    return target.with(step.index, inner);
  }
  throw new StateFailure(
    'runtime',
    'States.ResultPathMatchFailure',
    `Unable to apply ReferencePath ${path} to input ${JSON.stringify(target ?? null)}`,
  );
}
