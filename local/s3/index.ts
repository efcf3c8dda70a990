import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { close, foreignRequest, KEEP_ALIVE_MS, listen } from '../listen/index.ts';
import { type Credentials, SignatureError, verifySignature } from '../sigv4/index.ts';
import { startSweeping } from './lifecycle/sweep.ts';
import { parseRequest } from './request.ts';
import { routeRequest } from './router.ts';
import { S3Error } from './s3-error.ts';
import { sendAnswer } from './send-answer.ts';
import { Store } from './store/store.ts';

export { type CopiedBuckets, copyBuckets } from './copy-buckets.ts';
export { storedVersions } from './stored-versions.ts';

export interface S3Options extends Credentials {
  /** Where buckets are kept; made when it isn't there. One server at a time. */
  readonly dataDir: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
}

/** A running S3 server. */
export interface S3Server {
  readonly endpoint: string;
  readonly port: number;
  close(): Promise<void>;
}

const NO_ROOM: readonly unknown[] = ['ENOSPC', 'EDQUOT'];

const toS3Error = (error: unknown): S3Error => {
  if (error instanceof S3Error) return error;
  if (NO_ROOM.includes((error as NodeJS.ErrnoException).code)) {
    const message = 'The disk is full: nothing can be stored until there is room.';
    return new S3Error(503, 'ServiceUnavailable', message);
  }
  if (error instanceof SignatureError) {
    const { status, code, message, details } = error;
    return new S3Error(status, code, message, { details });
  }
  return new S3Error(500, 'InternalError', `We encountered an internal error: ${String(error)}`);
};

const sendError = async (
  request: IncomingMessage,
  response: ServerResponse,
  error: S3Error,
  requestId: string,
): Promise<void> => {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  // A client may not look at the answer before all of its body has gone out.
  if (!request.complete) await finished(request.resume()).catch(() => undefined);
  const [resource = '/'] = (request.url ?? '/').split('?');
  await sendAnswer(response, {
    status: error.status,
    headers: { ...error.headers, 'content-type': 'application/xml' },
    body: error.toXml(resource, requestId),
  });
};

/**
 * Starts an S3 server on 127.0.0.1 whose buckets are all versioned and survive a kill.
 * @throws FolderInUse, PortUnavailable, JournalError
 */
export const startS3 = async ({
  dataDir,
  port = 0,
  ...credentials
}: S3Options): Promise<S3Server> => {
  const store = await Store.open(dataDir);
  const serve = async (message: IncomingMessage, response: ServerResponse) => {
    const foreign = foreignRequest(message.headers);
    if (foreign) throw new S3Error(foreign.status, 'MisdirectedRequest', foreign.message);
    const request = parseRequest(message);
    const auth = verifySignature(request, credentials, Date.now());
    await sendAnswer(response, await routeRequest(request).run({ request, auth, store }));
  };
  const server = createServer(
    { requestTimeout: 0, keepAliveTimeout: KEEP_ALIVE_MS },
    (message, response) => {
      const requestId = randomUUID();
      response.setHeader('x-amz-request-id', requestId);
      serve(message, response).catch((error: unknown) =>
        sendError(message, response, toS3Error(error), requestId),
      );
    },
  );
  const actualPort = await listen(server, port, 'The local S3 server').catch(
    async (error: unknown) => {
      await store.close();
      throw error;
    },
  );
  const sweeping = startSweeping(store);
  return {
    endpoint: `http://127.0.0.1:${actualPort}`,
    port: actualPort,
    close: async () => {
      await close(server);
      await sweeping.stop();
      await store.close();
    },
  };
};
