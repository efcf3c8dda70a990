import type { Json } from '../../contract.ts';
import { evaluationFailure } from '../errors/failure.ts';
import { holding } from '../run/hold.ts';
import type { Scene } from '../run/scene.ts';
import { type Bindings, bindingsOf } from './bindings.ts';
import { compileDirect, UNDECIDED } from './direct/index.ts';
import { type Evaluation, evaluate, parseExpression } from './evaluate.ts';
import type { Sources } from './functions.ts';
import { mayRunLong } from './may-run-long.ts';
import { evaluateElsewhere } from './worker/evaluate-elsewhere.ts';

/** A compiled JSONata expression: what it comes to, at once where that is simple. Throws StateFailure, then or later. */
export type JsonataExpression = (scene: Scene) => Json | Promise<Json>;

const BRACES = /^\{%([\s\S]*)%\}$/;

/** The expression inside `{% %}`, or undefined when the text is a plain string. */
export const unwrap = (text: string): string | undefined => BRACES.exec(text)?.[1]?.trim();

/**
 * Compiles the inside of `{% %}`; `location` is the field as the service names it. What could run long is evaluated in
 * another thread, which is ended when its time is over. Throws the parser's error.
 */
export function compileJsonata(text: string, location: string): JsonataExpression {
  const expression = parseExpression(text);
  const ast = expression.ast();
  const direct = compileDirect(ast);
  const isQuick = !mayRunLong(ast);
  const run = (scene: Scene, bindings: Bindings): Promise<Evaluation> => {
    const { environment } = scene;
    const sources = sourcesOf(environment);
    if (isQuick || environment.trustsExpressions) {
      return evaluate(expression, text, bindings, sources);
    }
    return holding(environment.clock, () =>
      evaluateElsewhere(text, bindings, sources, scene.signal),
    );
  };
  return (scene) => {
    const bindings = bindingsOf(scene);
    const value = direct?.(bindings);
    if (value !== undefined && value !== UNDECIDED) return value;
    return run(scene, bindings).then((evaluation) => resultOf(evaluation, text, location));
  };
}

/** The value that an evaluation came to. Throws StateFailure. */
function resultOf(evaluation: Evaluation, text: string, location: string): Json {
  const named = `The JSONata expression '${text}' specified for the field '${location}'`;
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
