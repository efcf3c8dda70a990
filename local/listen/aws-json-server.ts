import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Credentials, SignatureError, verifyMessage } from '../sigv4/index.ts';
import {
  type AwsJsonMembers,
  AwsJsonProtocolError,
  readAwsJsonRequest,
} from './aws-json-request.ts';
import { foreignRequest } from './foreign-request.ts';
import { KEEP_ALIVE_MS } from './own-http-server.ts';

/** How a refused request is answered. */
export interface AwsJsonRefusal {
  /** As the API Reference names it, for example `QueueDoesNotExist`. */
  readonly type: string;
  readonly message: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A service that speaks AWS JSON. */
export interface AwsJsonService {
  /** Of the protocol; default 1.0. */
  readonly version?: '1.0' | '1.1';
  /** What stands before an operation's name in X-Amz-Target, for example `AmazonSQS`. */
  readonly target: string;
  /** What stands before `#` and an error's type. */
  readonly namespace: string;
  /** Whose signatures are taken; without them requests aren't looked at for one. */
  readonly credentials?: Credentials | undefined;
  /** Answers an operation; `gone` is aborted when nobody waits for the answer any more. */
  run(operation: string, members: AwsJsonMembers, gone: AbortSignal): Promise<unknown>;
  /** The refusal that an error stands for; undefined for a fault of the server. */
  refusalOf(error: unknown): AwsJsonRefusal | undefined;
}

const send = (
  response: ServerResponse,
  version: string,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': `application/x-amz-json-${version}`,
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
    ...headers,
  });
  response.end(text);
};

/** What AWS JSON services call the reasons that S3 has other names for. */
const REFUSALS: Readonly<Record<string, readonly [string, string]>> = {
  AccessDenied: ['MissingAuthenticationTokenException', 'Missing Authentication Token'],
  InvalidAccessKeyId: [
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  ],
  SignatureDoesNotMatch: [
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
  ],
};

const NO_ROOM: readonly unknown[] = ['ENOSPC', 'EDQUOT'];

/** The refusal of an error that isn't the service's own. */
const faultOf = (error: unknown): AwsJsonRefusal => {
  const message = error instanceof Error ? error.message : String(error);
  const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
  return NO_ROOM.includes(code)
    ? { type: 'InsufficientStorage', message, status: 503 }
    : { type: 'InternalFailure', message, status: 500 };
};

const verify = (request: IncomingMessage, body: string, credentials: Credentials): void => {
  try {
    verifyMessage(request, body, credentials);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    const [type, message] = REFUSALS[error.code] ?? ['InvalidSignatureException', error.message];
    throw new AwsJsonProtocolError(type, message, 403);
  }
};

const refuseForeign = ({ headers }: IncomingMessage): void => {
  const foreign = foreignRequest(headers);
  if (foreign === undefined) return;
  throw new AwsJsonProtocolError('MisdirectedRequest', foreign.message, foreign.status);
};

/**
 * A server of a service by AWS JSON on HTTP
 * (https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html, and aws-json-1_1-protocol.html).
 */
export const createAwsJsonServer = (service: AwsJsonService): Server => {
  const { version = '1.0' } = service;
  const refuse = (response: ServerResponse, error: unknown): void => {
    const refusal: AwsJsonRefusal | undefined =
      error instanceof AwsJsonProtocolError ? error : service.refusalOf(error);
    const { type, message, status, headers } = refusal ?? faultOf(error);
    send(response, version, status, { __type: `${service.namespace}#${type}`, message }, headers);
  };
  return createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, async (request, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    try {
      refuseForeign(request);
      const { operation, members, body } = await readAwsJsonRequest(request, service.target);
      if (service.credentials !== undefined) verify(request, body, service.credentials);
      send(response, version, 200, await service.run(operation, members, gone.signal));
    } catch (error) {
      if (!gone.signal.aborted) refuse(response, error);
    }
  });
};
