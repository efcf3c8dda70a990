import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { close, createOwnHttpServer, listen } from '../listen/index.ts';
import { createEngines } from '../speech/index.ts';
import { answerChat, type Chat, type JsonMode, type Pace, type Reply, readChat } from './chat.ts';
import { type Answer, createFaults, errorAnswer, type Faults, misbehave, spoil } from './faults.ts';
import { Refusal } from './refusal.ts';
import { speak, VOICES } from './speech.ts';

export type { Chat, JsonMode, Reply } from './chat.ts';
export type { Fault, Faults } from './faults.ts';

interface OpenAiOptions {
  /** A free port by default. */
  readonly port?: number;
  /** The key that is asked for; without it none is. */
  readonly apiKey?: string;
  /** Every one by default. */
  readonly models?: readonly string[];
  /** How chats may be asked for JSON; by a schema by default. */
  readonly jsonMode?: JsonMode;
  /** How fast chats are answered; at once by default. */
  readonly pace?: Pace;
  /** False answers 404 to the route that lists voices, as most servers do. */
  readonly listsVoices?: boolean;
}

/** One call as it came in, refused ones included. */
export interface Call {
  readonly path: string;
  readonly authorization: string | undefined;
  /** Undefined for a form and for a call without one. */
  readonly body: unknown;
}

/** A running server. */
export interface OpenAi {
  /** Without a path, for example `http://127.0.0.1:49201`. */
  readonly endpoint: string;
  readonly faults: Faults;
  readonly calls: readonly Call[];
  /** Chats that were understood. */
  readonly chats: readonly Chat[];
  /** Replies to the chats to come, in order; the last one stays. */
  script(...replies: readonly Reply[]): void;
  /** What is heard in the sounds to come, in order; the last one stays. */
  hear(...texts: readonly string[]): void;
  close(): Promise<void>;
}

const json = (value: unknown): Answer => ({
  status: 200,
  contentType: 'application/json',
  body: Buffer.from(JSON.stringify(value)),
});

const send = (response: ServerResponse, answer: Answer, isCut: boolean): void => {
  const { status, contentType, body, headers } = answer;
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': body.length,
    ...headers,
  });
  if (!isCut) response.end(body);
  else response.write(body.subarray(0, body.length >> 1), () => response.destroy());
};

/** Takes the first of what is scripted; the last one stays. @throws Refusal 501 when nothing is */
const next = <T>(scripted: T[], what: string): T => {
  const first = scripted.length > 1 ? scripted.shift() : scripted[0];
  if (first === undefined) throw new Refusal(501, `No ${what} is scripted for this call.`);
  return first;
};

/**
 * Starts a server of OpenAI's HTTP API on loopback: speech, voices, transcriptions, chat completions.
 * @throws PortUnavailable
 */
export const startOpenAi = async ({
  port = 0,
  apiKey,
  models,
  jsonMode = 'json_schema',
  pace,
  listsVoices = true,
}: OpenAiOptions = {}): Promise<OpenAi> => {
  const engines = await createEngines();
  const faults = createFaults();
  const calls: Call[] = [];
  const chats: Chat[] = [];
  const replies: Reply[] = [];
  const heard: string[] = [];

  const checkModel = (model: unknown): void => {
    if (models && !models.includes(String(model))) {
      const message = `The model \`${String(model)}\` does not exist or you do not have access to it.`;
      throw new Refusal(404, message, 'model_not_found');
    }
  };
  const answerTo = async (
    path: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<Answer> => {
    switch (path) {
      case 'GET /v1/audio/voices':
        if (listsVoices) return json({ voices: [...VOICES.keys()] });
        throw new Refusal(404, 'Not Found');
      case 'GET /v1/models':
        return json({
          object: 'list',
          data: (models ?? []).map((id) => ({ id, object: 'model' })),
        });
      case 'POST /v1/audio/speech':
        checkModel(body['model']);
        return speak(engines, body);
      case 'POST /v1/audio/transcriptions':
        return json({ text: next(heard, 'transcript') });
      case 'POST /v1/chat/completions': {
        checkModel(body['model']);
        const chat = readChat(body, jsonMode);
        chats.push(chat);
        return answerChat(chat, next(replies, 'reply'), pace);
      }
      default:
        throw new Refusal(501, `${path} is not implemented.`);
    }
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const sent = await buffer(request);
    const isJson = request.headers['content-type'] === 'application/json';
    const body = isJson ? JSON.parse(sent.toString('utf8')) : undefined;
    const { authorization } = request.headers;
    calls.push({ path: pathname, authorization, body });
    const fault = faults.take(pathname);
    if (fault?.kind === 'drop') return void response.destroy();
    const spoilt = fault && (await misbehave(fault));
    if (spoilt) return send(response, spoilt, false);
    if (apiKey !== undefined && authorization !== `Bearer ${apiKey}`) {
      const given = authorization?.replace(/^Bearer /, '') ?? '';
      throw new Refusal(401, `Incorrect API key provided: ${given}.`, 'invalid_api_key');
    }
    const answer = await answerTo(`${request.method} ${pathname}`, body ?? {});
    send(response, spoil(fault, answer), fault?.kind === 'cut');
  };
  const server = createOwnHttpServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const { status, message, code } =
        error instanceof Refusal ? error : new Refusal(500, `The server failed: ${String(error)}`);
      send(response, errorAnswer(status, { message, code }), false);
    });
  });
  const listening = await listen(server, port, 'The local OpenAI');
  return {
    endpoint: `http://127.0.0.1:${listening}`,
    ...{ faults, calls, chats },
    script(...scripted) {
      replies.splice(0, replies.length, ...scripted);
    },
    hear(...texts) {
      heard.splice(0, heard.length, ...texts);
    },
    async close() {
      await close(server);
      await engines.close();
    },
  };
};
