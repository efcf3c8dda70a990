import { isNativeError } from 'node:util/types';

/** Whatever was thrown, in the shape of Lambda's error body. */
export const formatError = (thrown) =>
  isNativeError(thrown) || thrown instanceof Error
    ? {
        errorType: thrown.name,
        errorMessage: thrown.message,
        trace: String(thrown.stack).split('\n'),
      }
    : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };

/** An error of the runtime's own, by the names that Lambda gives them. */
export const runtimeError = (name, message) => {
  const error = new Error(message);
  error.name = `Runtime.${name}`;
  return error;
};
