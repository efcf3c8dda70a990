import { randomUUID } from 'node:crypto';
import { TaskFailed } from '../../contract.ts';
import type { HttpAnswer } from '../http/http-call.ts';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const member = (value: unknown, name: string): string | undefined => {
  const found =
    typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)[name]
      : undefined;
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/**
 * The function's own failure: its `errorType` is the Error, the whole body the Cause. A body without
 * one (the process died, or ran out of time) is `Lambda.Unknown`, except that newer runtimes name
 * `Sandbox.Timedout` and `Runtime.ExitError` themselves.
 */
export const functionFailure = (body: string): TaskFailed => {
  const errorType = member(parse(body), 'errorType');
  return errorType === undefined
    ? new TaskFailed(
        'Lambda.Unknown',
        `The cause could not be determined because Lambda did not return an error type. Returned payload: ${body}`,
      )
    : new TaskFailed(errorType, body);
};

const NAMED_BY_STATUS: Readonly<Record<number, string>> = {
  404: 'ResourceNotFoundException',
  429: 'TooManyRequestsException',
  500: 'ServiceException',
};

/** A refusal by the Lambda service: its error's name after `Lambda.`, worded as Step Functions' own SDK (for Java 1) words it. */
export const serviceFailure = (answer: HttpAnswer): TaskFailed => {
  const body = parse(answer.body.toString());
  const header = answer.headers['x-amzn-errortype'];
  const type = (Array.isArray(header) ? header[0] : header)?.split(':')[0];
  const name = type || NAMED_BY_STATUS[answer.status] || 'AWSLambdaException';
  const exception = name.endsWith('Exception') ? name : `${name}Exception`;
  const message = member(body, 'Message') ?? member(body, 'message') ?? answer.statusText;
  const id = answer.headers['x-amzn-requestid'] ?? randomUUID();
  return new TaskFailed(
    `Lambda.${exception}`,
    `${message} (Service: AWSLambda; Status Code: ${answer.status}; Error Code: ${name}; Request ID: ${String(id)}; Proxy: null)`,
  );
};
