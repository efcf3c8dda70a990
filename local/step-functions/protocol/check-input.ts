import { ServiceError, validationError } from '../engine/service-error.ts';
import { JsonBeyondLimits, parseJson } from '../parse-json.ts';
import { MAX_INPUT_BYTES } from './limits.ts';

/** Throws ServiceError when an execution's input is too long or is no JSON. */
export const checkInput = (input: string): void => {
  if (Buffer.byteLength(input) > MAX_INPUT_BYTES) {
    throw validationError(
      `${input.slice(0, 20)}…`,
      'input',
      `have length less than or equal to ${MAX_INPUT_BYTES}`,
    );
  }
  try {
    parseJson(input);
  } catch (error) {
    const reason = input.trim() === '' ? 'Invalid execution input.' : explain(error);
    throw new ServiceError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${reason}'`,
    );
  }
};

const explain = (error: unknown): string =>
  error instanceof JsonBeyondLimits ? error.message : String(error);
