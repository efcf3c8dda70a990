import jsonata from 'jsonata';
import type { Json } from '../../contract.ts';
import { evaluationFailure } from '../errors/failure.ts';
import { holding } from '../run/hold.ts';
import type { Scene } from '../run/scene.ts';
import { bindingsOf } from './bindings.ts';
import { type Evaluation, evaluate, LIMITS } from './evaluate.ts';
import type { Sources } from './functions.ts';
import { mayRunLong } from './may-run-long.ts';
import { follow, plainPathOf } from './plain-path.ts';
import { evaluateElsewhere } from './worker/evaluate-elsewhere.ts';

/** A compiled JSONata expression. Throws StateFailure. */
export type JsonataExpression = (scene: Scene) => Promise<Json>;

const BRACES = /^\{%([\s\S]*)%\}$/;

/** The expression inside `{% %}`, or undefined when the text is a plain string. */
export const unwrap = (text: string): string | undefined => BRACES.exec(text)?.[1]?.trim();

/**
 * Compiles the inside of `{% %}`; `location` is the field as the service names it. What could run long is evaluated in
 * another thread, which is ended when its time is over. Throws the parser's error.
 */
export function compileJsonata(text: string, location: string): JsonataExpression {
  const run = compileEvaluation(text);
  const named = `The JSONata expression '${text}' specified for the field '${location}'`;
  return async (scene) => {
    const evaluation = await run(scene);
    switch (evaluation.kind) {
      case 'value':
        return evaluation.value;
      case 'nothing':
        throw evaluationFailure(`${named} returned nothing (undefined).`, location);
      case 'unsupported':
        throw evaluationFailure(`${named} returned an unsupported result type.`, location);
      case 'failed': {
        const told = `${named} threw an error during evaluation${evaluation.told}`;
        throw evaluationFailure(told, location);
      }
    }
  };
}

function compileEvaluation(text: string): (scene: Scene) => Promise<Evaluation> {
  const expression = jsonata(text, LIMITS);
  const ast = expression.ast();
  const isQuick = !mayRunLong(ast);
  const path = plainPathOf(ast);
  return async (scene) => {
    const { environment } = scene;
    const value = path && follow(path, bindingsOf(scene));
    if (value !== undefined) return { kind: 'value', value };
    if (isQuick || environment.trustsExpressions) {
      return evaluate(expression, text, bindingsOf(scene), sourcesOf(environment));
    }
    return holding(environment.clock, () =>
      evaluateElsewhere(text, bindingsOf(scene), sourcesOf(environment), scene.signal),
    );
  };
}

const known = new WeakMap<Scene['environment'], Sources>();

function sourcesOf(environment: Scene['environment']): Sources {
  let sources = known.get(environment);
  if (sources === undefined) {
    const { clock } = environment;
    sources = {
      now: () => clock.now(),
      random: () => environment.random(),
      uuid: () => environment.uuid(),
    };
    known.set(environment, sources);
  }
  return sources;
}
