import { ArgumentFailure, type IntrinsicFunction, integer, number } from './call.ts';
import { createJavaRandom } from './java-random.ts';

/** A random integer from the first argument (inclusive) to the second (exclusive), repeatable with a seed. */
export const mathRandom: IntrinsicFunction = (args, scene) => {
  const [start, end] = [integer(args, 0), integer(args, 1)];
  if (start >= end) throw new ArgumentFailure();
  const random =
    args[2] === undefined
      ? scene.environment.random()
      : createJavaRandom(BigInt(integer(args, 2))).nextDouble();
  return start + Math.floor(random * (end - start));
};

/** Adds two 32-bit integers; fractions are rounded half up first. */
export const mathAdd: IntrinsicFunction = (args) =>
  int32(int32(Math.round(number(args, 0))) + int32(Math.round(number(args, 1))));

function int32(value: number): number {
  if ((value | 0) !== value) throw new ArgumentFailure();
  return value;
}

export const uuid: IntrinsicFunction = (_args, scene) => scene.environment.uuid();
