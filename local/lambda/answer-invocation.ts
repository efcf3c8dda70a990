import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { SignatureError, verifyMessage } from '../sigv4/index.ts';
import { functionArn, type LambdaAccount } from './function-settings.ts';
import { type Invocation, parseInvocation } from './invocation.ts';
import type { LocalFunction } from './local-function.ts';
import { parsePayload, readBody } from './payload.ts';
import { logTail } from './report.ts';
import { ServiceError } from './service-error.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const VERSION = '$LATEST';

const findFunction = (
  functions: ReadonlyMap<string, LocalFunction>,
  account: LambdaAccount,
  { functionName, qualifier }: Invocation,
): LocalFunction => {
  const found = qualifier === VERSION ? functions.get(functionName) : undefined;
  if (found !== undefined) return found;
  const arn = functionArn(account, functionName);
  throw new ServiceError(
    404,
    'ResourceNotFoundException',
    `Function not found: ${qualifier === VERSION ? arn : `${arn}:${qualifier}`}`,
  );
};

const verify = (
  request: IncomingMessage,
  body: string,
  { region, credentials }: LambdaAccount,
): void => {
  try {
    verifyMessage(request, body, { region, ...credentials });
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    const [type, message] =
      error.code === 'AccessDenied'
        ? ['MissingAuthenticationTokenException', 'Missing Authentication Token']
        : ['InvalidSignatureException', error.message];
    throw new ServiceError(403, String(type), String(message));
  }
};

/**
 * Serves one Invoke request. A function's failure is an answer with X-Amz-Function-Error.
 * @throws ServiceError when Lambda itself refuses the request.
 */
export const answerInvocation = async (
  request: IncomingMessage,
  functions: ReadonlyMap<string, LocalFunction>,
  account: LambdaAccount,
  verifiesSignatures: boolean,
): Promise<Answer> => {
  const invocation = parseInvocation(request);
  const body = await readBody(request, invocation);
  if (verifiesSignatures) verify(request, body, account);
  const fn = findFunction(functions, account, invocation);
  const event = parsePayload(body);
  const requestId = randomUUID();
  const headers = { 'x-amzn-requestid': requestId };
  const { clientContext } = invocation;
  if (invocation.type === 'DryRun') return { status: 204, headers, body: '' };
  if (invocation.type === 'Event') {
    // Its failures are reported like all others, and it never throws: it waits for a process.
    void fn.invoke({ requestId, event, clientContext, waits: true });
    return { status: 202, headers, body: '' };
  }
  const { outcome, report } = await fn.invoke({ requestId, event, clientContext, waits: false });
  return {
    status: 200,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'x-amz-executed-version': VERSION,
      ...(outcome.errorType === undefined ? {} : { 'x-amz-function-error': 'Unhandled' }),
      ...(invocation.wantsLogTail ? { 'x-amz-log-result': logTail(outcome.log, report) } : {}),
    },
    body: outcome.body,
  };
};

/** A refusal in the shape of Lambda's REST protocol. */
export const answerError = (error: unknown): Answer => {
  const { status, type, message, reason } =
    error instanceof ServiceError
      ? error
      : new ServiceError(500, 'ServiceException', `The local Lambda server failed: ${error}`);
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': type },
    body: JSON.stringify({
      Type: status < 500 ? 'User' : 'Service',
      Message: message,
      message,
      ...(reason === undefined ? {} : { Reason: reason }),
    }),
  };
};
