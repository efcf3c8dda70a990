import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Engine } from '../engine/engine.ts';
import { ServiceError } from '../engine/service-error.ts';
import type { Members } from './members.ts';
import { runOperation } from './operations.ts';
import { writeDates } from './write-dates.ts';

const TARGET_PREFIX = 'AWSStepFunctions.';
/** A definition of the largest size, doubled by JSON's escapes, and room for the rest. */
const MAX_REQUEST_BYTES = 4 * 1024 * 1024;
const TYPE_NAMESPACE = 'com.amazonaws.swf.service.v2.model#';

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_REQUEST_BYTES) {
      throw new ServiceError('ValidationException', 'The request is too large.', 413);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};

const parseMembers = (body: string): Members => {
  let value: unknown;
  try {
    value = JSON.parse(body === '' ? '{}' : body);
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Members;
  }
  throw new ServiceError('SerializationException', 'The request body must be a JSON object.');
};

const operationName = (request: IncomingMessage): string => {
  const target = String(request.headers['x-amz-target'] ?? '');
  if (request.method !== 'POST' || !target.startsWith(TARGET_PREFIX)) {
    throw new ServiceError(
      'UnknownOperationException',
      `This is AWS JSON 1.0: POST with the header X-Amz-Target: ${TARGET_PREFIX}<Operation>.`,
      404,
    );
  }
  return target.slice(TARGET_PREFIX.length);
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(text);
};

const refuse = (response: ServerResponse, error: unknown): void => {
  if (error instanceof ServiceError) {
    const { type, message, status } = error;
    send(response, status, { __type: `${TYPE_NAMESPACE}${type}`, message });
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  send(response, 500, { __type: `${TYPE_NAMESPACE}InternalFailure`, message });
};

/** The service by AWS JSON 1.0 on HTTP. Signatures are not verified. */
export const createProtocolServer = (engine: Promise<Engine>): Server =>
  createServer(async (request, response) => {
    try {
      const name = operationName(request);
      const members = parseMembers(await readBody(request));
      send(
        response,
        200,
        writeDates(
          await runOperation(await engine, name, members),
          (date) => date.getTime() / 1000,
        ),
      );
    } catch (error) {
      refuse(response, error);
    }
  });
