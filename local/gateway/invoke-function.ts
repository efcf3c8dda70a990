import { GatewayError } from './gateway-error.ts';
import { type ServiceTarget, signatureFor } from './service-target.ts';

/** What a function answered: a result, or an error in Lambda's shape. */
export type FunctionAnswer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly errorMessage: string };

/**
 * The function's name in an integration URI.
 * @throws Error for a URI that isn't one of Lambda's Invoke.
 */
export const functionNameIn = (uri: string): string => {
  const name =
    /\/functions\/(?:arn:[\w-]+:lambda:[\w-]+:\d+:function:)?([\w-]+)\/invocations$/.exec(uri)?.[1];
  if (name === undefined) throw new Error(`${uri} is no integration URI of a Lambda function.`);
  return name;
};

/**
 * Invokes a function by the Lambda Invoke protocol and waits for its answer.
 * @throws GatewayError INTEGRATION_TIMEOUT after `timeoutMs`, INTEGRATION_FAILURE when Lambda can't be reached.
 */
export const invokeFunction = async (
  target: ServiceTarget,
  functionName: string,
  event: unknown,
  timeoutMs: number,
): Promise<FunctionAnswer> => {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const url = new URL(`/2015-03-31/functions/${functionName}/invocations`, target.endpoint);
    const body = JSON.stringify(event);
    const headers = signatureFor(target, 'lambda', url, body);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    const payload: unknown = JSON.parse((await response.text()) || 'null');
    if (response.ok && !response.headers.has('x-amz-function-error')) {
      return { ok: true, result: payload };
    }
    const { errorMessage, message } = (payload ?? {}) as Record<string, unknown>;
    return { ok: false, errorMessage: String(errorMessage ?? message ?? response.status) };
  } catch (error) {
    throw new GatewayError(
      signal.aborted ? 'INTEGRATION_TIMEOUT' : 'INTEGRATION_FAILURE',
      `The function ${functionName} did not answer: ${String(error)}`,
    );
  }
};
