import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { BY_STATUS, traceCall } from '../../runtime/tracing/trace.ts';
import type { FileAnswer, FileNetwork, FileRequest } from '../../show-files/file-network.ts';
import { requestPinned } from './pinned.ts';
import { resolveHost } from './resolve.ts';

/** The whole body; undefined when it is longer. Rejects when it breaks off. */
const readBody = async (
  response: IncomingMessage,
  maxBytes: number,
): Promise<Uint8Array | undefined> => {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    read += chunk.length;
    if (read > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const fetchFile = async ({ maxBytes, ...target }: FileRequest): Promise<FileAnswer> => {
  const request = requestPinned(target, {
    method: 'GET',
    // What is unpacked on the way could be a thousand times larger.
    headers: { 'user-agent': 'Stepcast/1.0', accept: '*/*', 'accept-encoding': 'identity' },
  });
  // Also what happens after the answer began; nobody may listen by then.
  request.on('error', () => {});
  try {
    const answered = once(request, 'response') as Promise<[IncomingMessage]>;
    request.end();
    const [response] = await answered;
    return {
      status: response.statusCode ?? 0,
      location: response.headers.location,
      contentType: response.headers['content-type'],
      body: response.statusCode === 200 ? await readBody(response, maxBytes) : undefined,
    };
  } finally {
    request.destroy();
  }
};

const get = (request: FileRequest): Promise<FileAnswer> =>
  traceCall({ service: 'Show files', operation: 'GET' }, () => fetchFile(request), BY_STATUS);

/** The Internet as the operating system knows it. */
export const createFileNetwork = (): FileNetwork => ({ resolve: resolveHost, get });
