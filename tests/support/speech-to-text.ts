import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was asked of the endpoint. */
export interface HeardRequest {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly fileName: string;
  readonly sound: string;
}

type Reply = { readonly status?: number; readonly body?: string; readonly delayMs?: number };

/** A loopback server of OpenAI's `/v1/audio/transcriptions`: it hears what the sound's bytes spell, or answers as told. */
export const startSpeechToText = async () => {
  const requests: HeardRequest[] = [];
  const replies: Reply[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = await new Request('http://127.0.0.1/', {
      method: 'POST',
      headers: { 'content-type': request.headers['content-type'] ?? '' },
      body: Buffer.concat(chunks),
    }).formData();
    const file = form.get('file') as File;
    const sound = await file.text();
    requests.push({
      path: request.url,
      authorization: request.headers.authorization,
      fields: Object.fromEntries(
        [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ),
      fileName: file.name,
      sound,
    });
    const { status = 200, body, delayMs = 0 } = replies.shift() ?? {};
    setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body ?? JSON.stringify({ text: ` ${sound} ` }));
    }, delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    replies,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
