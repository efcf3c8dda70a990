import { ArgumentFailure, type IntrinsicFunction, integer } from './call.ts';
import { createJavaRandom } from './java-random.ts';

/** A random integer from the first argument (inclusive) to the second (exclusive), repeatable with a seed. */
export const mathRandom: IntrinsicFunction = (args, scene) => {
  const [start, end] = [integer(args, 0), integer(args, 1)];
  if (start >= end) {
    throw new ArgumentFailure('The start of the range must be less than its end.');
  }
  const random =
    args[2] === undefined
      ? scene.environment.random()
      : createJavaRandom(BigInt(integer(args, 2))).nextDouble();
  return start + Math.floor(random * (end - start));
};

export const mathAdd: IntrinsicFunction = (args) => {
  const sum = integer(args, 0) + integer(args, 1);
  if (Math.abs(sum) > 2_147_483_647 && sum !== -2_147_483_648) {
    throw new ArgumentFailure('The result is out of the range of -2147483648 to 2147483647.');
  }
  return sum;
};

export const uuid: IntrinsicFunction = (_args, scene) => scene.environment.uuid();
