import type { IncomingMessage } from 'node:http';
import { ServiceError } from './service-error.ts';

const INVOCATION_TYPES = ['RequestResponse', 'Event', 'DryRun'] as const;
type InvocationType = (typeof INVOCATION_TYPES)[number];

/** A request of the Invoke operation. */
export interface Invocation {
  readonly functionName: string;
  /** `$LATEST`, or what the caller asked for. */
  readonly qualifier: string;
  readonly type: InvocationType;
  readonly wantsLogTail: boolean;
  readonly clientContext: unknown;
}

const PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
/** A name, or an ARN whole or from the account on, each with or without a qualifier. */
const FUNCTION =
  /^(?:(?:arn:aws[\w-]*:lambda:[\w-]+:)?\d{12}:function:)?([\w-]{1,64})(?::([$\w-]+))?$/;

const invalid = (message: string): ServiceError =>
  new ServiceError(400, 'InvalidParameterValueException', message);

const parseClientContext = (header: string | undefined): unknown => {
  if (header === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
  } catch {
    throw invalid('Client context must be a valid Base64-encoded JSON object.');
  }
};

/** @throws ServiceError that names what is not implemented or not valid. */
export const parseInvocation = ({ method, url = '/', headers }: IncomingMessage): Invocation => {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const [, reference] = PATH.exec(pathname) ?? [];
  if (method !== 'POST' || reference === undefined) {
    throw new ServiceError(
      501,
      'NotImplementedException',
      `${method} ${pathname} is not implemented by this local Lambda server: it knows Invoke alone.`,
    );
  }
  const header = (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(',') : value;
  };
  const [, functionName, suffix] = FUNCTION.exec(decodeURIComponent(reference)) ?? [];
  if (functionName === undefined) throw invalid(`${reference} is no function name or ARN.`);
  const given = header('x-amz-invocation-type') ?? 'RequestResponse';
  const type = INVOCATION_TYPES.find((known) => known === given);
  if (type === undefined) throw invalid(`${given} is no invocation type.`);
  return {
    functionName,
    qualifier: searchParams.get('Qualifier') ?? suffix ?? '$LATEST',
    type,
    wantsLogTail: header('x-amz-log-type') === 'Tail',
    clientContext: parseClientContext(header('x-amz-client-context')),
  };
};
