import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { runOperation } from './operations/index.ts';
import type { Queues } from './queues.ts';
import { SqsError } from './sqs-error.ts';

const TARGET_PREFIX = 'AmazonSQS.';
/** A batch of the largest size, doubled by JSON's escapes, and room for the rest. */
const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_REQUEST_BYTES) {
      throw new SqsError('RequestEntityTooLarge', 'The request is too large.', 413);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};

const parseMembers = (body: string): unknown => {
  try {
    return JSON.parse(body === '' ? '{}' : body);
  } catch (cause) {
    const message = 'The request body must be a JSON object.';
    throw new SqsError('SerializationException', message, 400, { cause });
  }
};

const operationName = ({ method, headers }: IncomingMessage): string => {
  const target = String(headers['x-amz-target'] ?? '');
  if (method === 'POST' && target.startsWith(TARGET_PREFIX)) {
    return target.slice(TARGET_PREFIX.length);
  }
  throw new SqsError(
    'UnknownOperationException',
    `This is AWS JSON 1.0: POST with the header X-Amz-Target: ${TARGET_PREFIX}<Operation>. An SDK of before 2023-11 speaks the query protocol, which isn't here.`,
    404,
  );
};

const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
    ...headers,
  });
  response.end(text);
};

const refuse = (response: ServerResponse, error: unknown): void => {
  if (error instanceof SqsError) {
    const { type, message, status, queryError } = error;
    send(
      response,
      status,
      { __type: `com.amazonaws.sqs#${type}`, message },
      { 'x-amzn-query-error': queryError },
    );
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  send(response, 500, { __type: 'com.amazonaws.sqs#InternalFailure', message });
};

/** The service by AWS JSON 1.0 on HTTP. Signatures are not verified. */
export const createHttpServer = (queues: () => Promise<Queues>): Server =>
  createServer(async (request, response) => {
    // Who hangs up while waiting for a message must not be given one.
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    try {
      const name = operationName(request);
      const members = parseMembers(await readBody(request));
      send(response, 200, await runOperation(await queues(), name, members, gone.signal));
    } catch (error) {
      if (!gone.signal.aborted) refuse(response, error);
    }
  });
