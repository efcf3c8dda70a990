import { JsonBeyondLimits, parseJson } from '../../parse-json.ts';
import { ArgumentFailure, type IntrinsicFunction, object, text } from './call.ts';

/** Merges two objects; the second's members win. Deep merging isn't supported by the service either. */
export const jsonMerge: IntrinsicFunction = (args) => {
  const [first, second] = [object(args, 0), object(args, 1)];
  if (args[2] !== false) throw new ArgumentFailure();
  return { ...first, ...second };
};

export const stringToJson: IntrinsicFunction = (args) => {
  if (args[0] === null) return null;
  const value = text(args, 0);
  if (value.trim() === '') return null;
  try {
    return parseJson(value);
  } catch (cause) {
    throw new ArgumentFailure(cause instanceof JsonBeyondLimits ? cause.message : '', { cause });
  }
};

export const jsonToString: IntrinsicFunction = (args) => JSON.stringify(args[0] ?? null);
