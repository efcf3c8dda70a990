import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Answer } from './answer.ts';

const READ_BYTES = 256 * 1024;

/**
 * Writes an answer; a file is streamed, and a reader that goes away is no error. A file that ends
 * before it should cuts the connection, so that nobody takes it for whole or waits for the rest.
 */
export const sendAnswer = async (response: ServerResponse, answer: Answer): Promise<void> => {
  const { status, headers = {}, body = '', file } = answer;
  const isHead = response.req.method === 'HEAD';
  if (file === undefined) {
    const hasNoBody = status === 204 || status === 304;
    response.writeHead(status, {
      ...headers,
      ...(hasNoBody || isHead ? {} : { 'content-length': Buffer.byteLength(body) }),
    });
    response.end(body);
    return;
  }
  if (isHead || file.end < file.start) {
    response.writeHead(status, headers).end();
    return;
  }
  const { path, start, end } = file;
  const stream = createReadStream(path, { start, end, highWaterMark: READ_BYTES });
  // Opened before the headers go out, so that a failure can still be answered as one.
  await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject));
  response.writeHead(status, headers);
  try {
    await pipeline(stream, response, { end: false });
  } catch {
    response.destroy();
    return;
  }
  if (stream.bytesRead === end - start + 1) response.end();
  else response.destroy();
};
