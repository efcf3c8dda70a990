import type { Json } from '../../contract.ts';
import { intrinsicFailure, runtimeFailure } from '../failure.ts';
import { PathNotFound } from '../jsonpath/evaluate.ts';
import type { Scene } from '../scene.ts';
import { type Argument, ArgumentFailure, type IntrinsicCall } from './call.ts';
import { FUNCTIONS } from './functions.ts';
import { parseIntrinsic } from './parse.ts';

/** Compiles an intrinsic function call. Throws SyntaxFailure; the result throws StateFailure. */
export function compileIntrinsic(text: string): (scene: Scene, data: Json) => Json {
  const call = parseIntrinsic(text);
  return (scene, data) => {
    try {
      return apply(call, scene, data);
    } catch (error) {
      const told = (message: string) =>
        `The function '${text}' had the following error: ${message}`;
      if (error instanceof MissingArgument) throw runtimeFailure(told(error.message));
      if (error instanceof ArgumentFailure) throw intrinsicFailure(told(error.message));
      throw error;
    }
  };
}

/** Thrown when a path argument selects nothing. */
class MissingArgument extends Error {
  override readonly name = 'MissingArgument';
}

function apply(call: IntrinsicCall, scene: Scene, data: Json): Json {
  const args = call.args.map((argument) => resolve(argument, scene, data));
  return FUNCTIONS.get(call.name)?.apply(args, scene) ?? null;
}

function resolve(argument: Argument, scene: Scene, data: Json): Json {
  if (argument.kind === 'literal') return argument.value;
  if (argument.kind === 'call') return apply(argument.call, scene, data);
  try {
    return argument.path.select(scene, data);
  } catch (error) {
    if (!(error instanceof PathNotFound)) throw error;
    if (error.message.startsWith('Filter:')) throw new MissingArgument(error.message);
    const searched = argument.path.root.kind === 'context' ? scene.context : data;
    throw new MissingArgument(
      `The JsonPath argument for the field '${argument.path.text}' could not be found in the input '${JSON.stringify(searched)}'`,
    );
  }
}
