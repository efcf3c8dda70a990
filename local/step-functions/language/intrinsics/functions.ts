import {
  arrayContains,
  arrayGetItem,
  arrayLength,
  arrayPartition,
  arrayRange,
  arrayUnique,
  makeArray,
} from './arrays.ts';
import type { IntrinsicFunction } from './call.ts';
import { base64Decode, base64Encode, hash } from './encoding.ts';
import { jsonMerge, jsonToString, stringToJson } from './json-data.ts';
import { mathAdd, mathRandom, uuid } from './numbers.ts';
import { format, stringSplit } from './strings.ts';

/** An intrinsic function with the number of arguments it takes. */
export interface KnownFunction {
  readonly apply: IntrinsicFunction;
  readonly atLeast: number;
  readonly atMost: number;
}

const taking = (apply: IntrinsicFunction, atLeast: number, atMost = atLeast): KnownFunction => ({
  apply,
  atLeast,
  atMost,
});

/** Every intrinsic function of the language by its name. */
export const FUNCTIONS: ReadonlyMap<string, KnownFunction> = new Map([
  ['States.Array', taking(makeArray, 0, Number.POSITIVE_INFINITY)],
  ['States.ArrayPartition', taking(arrayPartition, 2)],
  ['States.ArrayContains', taking(arrayContains, 2)],
  ['States.ArrayRange', taking(arrayRange, 3)],
  ['States.ArrayGetItem', taking(arrayGetItem, 2)],
  ['States.ArrayLength', taking(arrayLength, 1)],
  ['States.ArrayUnique', taking(arrayUnique, 1)],
  ['States.Base64Encode', taking(base64Encode, 1)],
  ['States.Base64Decode', taking(base64Decode, 1)],
  ['States.Hash', taking(hash, 2)],
  ['States.JsonMerge', taking(jsonMerge, 3)],
  ['States.StringToJson', taking(stringToJson, 1)],
  ['States.JsonToString', taking(jsonToString, 1)],
  ['States.MathRandom', taking(mathRandom, 2, 3)],
  ['States.MathAdd', taking(mathAdd, 2)],
  ['States.StringSplit', taking(stringSplit, 2)],
  ['States.UUID', taking(uuid, 0)],
  ['States.Format', taking(format, 1, Number.POSITIVE_INFINITY)],
]);
