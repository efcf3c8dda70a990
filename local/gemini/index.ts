import type { IncomingMessage, ServerResponse } from 'node:http';
import { close, createOwnHttpServer, listen } from '../listen/index.ts';
import { type Call, readCall } from './read-call.ts';

export type { Call } from './read-call.ts';

/** What the next call gets; a text alone is an answer that came to its end. */
export type Reply =
  | string
  | { readonly kind: 'answer'; readonly text: string; readonly finishReason: string }
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'error'; readonly status: number; readonly message: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'cut' };

interface GeminiOptions {
  /** A free port by default. */
  readonly port?: number;
}

/** A running server. */
export interface Gemini {
  /** Without a path, for example `http://127.0.0.1:49201`. */
  readonly endpoint: string;
  /** Every call of generateContent so far, refused ones included. */
  readonly calls: readonly Call[];
  /** Replies to the calls to come, in order; the last one stays. */
  script(...replies: readonly Reply[]): void;
  close(): Promise<void>;
}

const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

const send = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(body));
};

const refuse = (response: ServerResponse, status: number, message: string) =>
  send(response, status, {
    error: { code: status, message, status: STATUS_NAMES[status] ?? 'UNKNOWN' },
  });

/** Four characters a token: a rule of thumb of the API's own documentation. */
const tokensIn = (text: string): number => Math.ceil(text.length / 4);

const answer = (response: ServerResponse, call: Call, text: string, finishReason: string) => {
  const promptTokenCount = tokensIn(call.instructions + call.prompt);
  const candidatesTokenCount = tokensIn(text);
  send(response, 200, {
    candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason, index: 0 }],
    usageMetadata: {
      promptTokenCount,
      candidatesTokenCount,
      totalTokenCount: promptTokenCount + candidatesTokenCount,
    },
    modelVersion: call.model,
  });
};

const reply = (response: ServerResponse, call: Call, next: Reply) => {
  if (typeof next === 'string') answer(response, call, next, 'STOP');
  else if (next.kind === 'answer') answer(response, call, next.text, next.finishReason);
  else if (next.kind === 'blocked') {
    send(response, 200, { promptFeedback: { blockReason: next.reason } });
  } else if (next.kind === 'error') refuse(response, next.status, next.message);
  else if (next.kind === 'cut') response.destroy();
};

/**
 * Starts models.generateContent of the Gemini API on loopback, answering by script.
 * @throws Error naming the port when it is in use.
 */
export const startGemini = async ({ port = 0 }: GeminiOptions = {}): Promise<Gemini> => {
  const calls: Call[] = [];
  let replies: Reply[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const call = await readCall(request);
    if ('refused' in call) return refuse(response, call.refused, call.message);
    calls.push(call);
    const next = replies.length > 1 ? replies.shift() : replies[0];
    if (next === undefined) {
      return refuse(response, 501, 'No answer is scripted for this call.');
    }
    return reply(response, call, next);
  };
  const server = createOwnHttpServer((request, response) => {
    handle(request, response).catch((error: unknown) => refuse(response, 500, String(error)));
  });
  const listening = await listen(server, port, 'The local Gemini');
  return {
    endpoint: `http://127.0.0.1:${listening}`,
    calls,
    script(...next) {
      replies = [...next];
    },
    close: () => close(server),
  };
};
