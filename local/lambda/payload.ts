import type { IncomingMessage } from 'node:http';
import type { Invocation } from './invocation.ts';
import { ServiceError } from './service-error.ts';

const MIB = 1024 * 1024;
/** "Lambda quotas" in the developer guide: 6 MB for a synchronous call, 1 MB for an event. */
const LIMIT_BYTES: Readonly<Record<Invocation['type'], number>> = {
  RequestResponse: 6 * MIB,
  Event: MIB,
  DryRun: 6 * MIB,
};

/** The body of a request. @throws ServiceError RequestTooLargeException */
export const readBody = async (message: IncomingMessage, { type }: Invocation): Promise<string> => {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes <= LIMIT_BYTES[type]) chunks.push(chunk);
  }
  if (sizeBytes > LIMIT_BYTES[type]) {
    throw new ServiceError(
      413,
      'RequestTooLargeException',
      `${sizeBytes} byte payload is too large for the ${type} invocation type (limit ${LIMIT_BYTES[type]} bytes)`,
    );
  }
  return Buffer.concat(chunks).toString('utf8');
};

/**
 * The event of an invocation as JSON text; without a body it is an empty object.
 * @throws ServiceError InvalidRequestContentException
 */
export const parsePayload = (text: string): string => {
  if (text === '') return '{}';
  try {
    JSON.parse(text);
  } catch (error) {
    throw new ServiceError(
      400,
      'InvalidRequestContentException',
      `Could not parse request body into json: ${(error as Error).message}`,
    );
  }
  return text;
};
