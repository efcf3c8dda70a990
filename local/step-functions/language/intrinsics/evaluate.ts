import type { Json } from '../../contract.ts';
import { runtimeFailure } from '../errors/failure.ts';
import { PathNotFound } from '../jsonpath/evaluate.ts';
import type { Scene } from '../run/scene.ts';
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
      if (error instanceof MissingArgument) {
        throw runtimeFailure(`The function '${text}' had the following error: ${error.message}`);
      }
      if (error instanceof InvalidArguments) {
        throw runtimeFailure(
          `There was an error while evaluating the intrinsic function: ${text}. ${error.message}`,
        );
      }
      throw error;
    }
  };
}

/** Thrown when a path argument selects nothing. */
class MissingArgument extends Error {
  override readonly name = 'MissingArgument';
}

/** Thrown when a function can't work with its arguments, naming that function. */
class InvalidArguments extends Error {
  override readonly name = 'InvalidArguments';
}

function apply(call: IntrinsicCall, scene: Scene, data: Json): Json {
  const args = call.args.map((argument) => resolve(argument, scene, data));
  try {
    return FUNCTIONS.get(call.name)?.apply(args, scene) ?? null;
  } catch (cause) {
    if (!(cause instanceof ArgumentFailure)) throw cause;
    throw new InvalidArguments(cause.message || `Invalid arguments in ${call.name}`, { cause });
  }
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
