import type { IncomingMessage } from 'node:http';

/** A request's body: a JSON object. */
export type AwsJsonMembers = Readonly<Record<string, unknown>>;

/** The largest document of any of the services (1 MiB), doubled by JSON's escapes, and room for the rest. */
const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

/** Thrown when a request isn't AWS JSON, whatever the service; `type` is the error's name on the wire. */
export class AwsJsonProtocolError extends Error {
  override readonly name = 'AwsJsonProtocolError';
  readonly type: string;
  readonly status: number;
  constructor(type: string, message: string, status: number) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_REQUEST_BYTES) {
      throw new AwsJsonProtocolError('RequestEntityTooLarge', 'The request is too large.', 413);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};

const parseMembers = (body: string): AwsJsonMembers => {
  let value: unknown;
  try {
    value = JSON.parse(body === '' ? '{}' : body);
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as AwsJsonMembers;
  }
  throw new AwsJsonProtocolError(
    'SerializationException',
    'The request body must be a JSON object.',
    400,
  );
};

const operationName = ({ method, headers }: IncomingMessage, service: string): string => {
  const target = String(headers['x-amz-target'] ?? '');
  const prefix = `${service}.`;
  if (method === 'POST' && target.startsWith(prefix)) return target.slice(prefix.length);
  throw new AwsJsonProtocolError(
    'UnknownOperationException',
    `This is AWS JSON: POST with the header X-Amz-Target: ${prefix}<Operation>. The older query protocol isn't here.`,
    404,
  );
};

/** A request that was read. */
interface AwsJsonRequest {
  readonly operation: string;
  readonly members: AwsJsonMembers;
  readonly body: string;
}

/** Reads a request for the service that `target` names. @throws AwsJsonProtocolError */
export const readAwsJsonRequest = async (
  request: IncomingMessage,
  target: string,
): Promise<AwsJsonRequest> => {
  const operation = operationName(request, target);
  const body = await readBody(request);
  return { operation, members: parseMembers(body), body };
};
