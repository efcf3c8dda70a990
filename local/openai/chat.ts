import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './faults.ts';
import { Refusal, refuseUnknown } from './refusal.ts';

/** What the next chat gets; a text alone is an answer that came to its end, a function makes one of what is asked. */
export type Reply = Said | ((chat: Chat) => Said);
type Said =
  | string
  | { readonly text: string; readonly finishReason: 'length' | 'content_filter' }
  | { readonly refusal: string };

/** How fast a model answers: until its first token, and for each of them. */
export interface Pace {
  readonly firstMs: number;
  readonly tokenMs: number;
}

/** How a server lets one ask for JSON. */
export type JsonMode = 'json_schema' | 'json_object' | 'none';

/** One chat as it came over the wire. */
export interface Chat {
  readonly model: string;
  readonly instructions: string;
  readonly prompt: string;
  readonly temperature: number | undefined;
  readonly responseFormat: unknown;
}

interface ChatBody {
  readonly model?: unknown;
  readonly messages?: readonly { readonly role?: string; readonly content?: string }[];
  readonly temperature?: number;
  readonly response_format?: { readonly type?: string };
}

const FIELDS = new Set(['model', 'messages', 'temperature', 'response_format']);

/** Reads `POST /v1/chat/completions`. @throws Refusal for what is missing, or what this server hasn't got */
export const readChat = (
  body: ChatBody & Readonly<Record<string, unknown>>,
  jsonMode: JsonMode,
): Chat => {
  refuseUnknown(body, FIELDS);
  const { model, messages = [], temperature, response_format: responseFormat } = body;
  if (messages.length === 0) throw new Refusal(400, "'messages' is a required property");
  const asked = responseFormat?.type ?? 'text';
  const has = {
    json_schema: ['json_schema', 'json_object'],
    json_object: ['json_object'],
    none: [],
  };
  if (asked !== 'text' && !(has[jsonMode] as readonly string[]).includes(asked)) {
    throw new Refusal(400, `'response_format.type' of ${asked} is not supported.`);
  }
  const of = (role: string) =>
    messages
      .flatMap((message) => (message.role === role ? (message.content ?? '') : []))
      .join('\n');
  return {
    model: String(model),
    instructions: of('system'),
    prompt: of('user'),
    temperature,
    responseFormat,
  };
};

/** Four characters a token: a rule of thumb of OpenAI's documentation. */
const tokensIn = (text: string): number => Math.ceil(text.length / 4);

/** A reply in the form of a chat completion, after as long as a model of this pace takes for it. */
export const answerChat = async (
  chat: Chat,
  reply: Reply,
  { firstMs, tokenMs }: Pace = { firstMs: 0, tokenMs: 0 },
): Promise<Answer> => {
  const given = typeof reply === 'function' ? reply(chat) : reply;
  const said = typeof given === 'string' ? { text: given, finishReason: 'stop' } : given;
  const text = 'refusal' in said ? '' : said.text;
  const prompt_tokens = tokensIn(chat.instructions + chat.prompt);
  const completion_tokens = tokensIn(text);
  const takesMs = firstMs + tokenMs * completion_tokens;
  if (takesMs > 0) await sleep(takesMs, undefined, { ref: false });
  const message =
    'refusal' in said
      ? { role: 'assistant', content: null, refusal: said.refusal }
      : { role: 'assistant', content: text };
  const finish_reason = 'refusal' in said ? 'stop' : said.finishReason;
  const body = {
    id: 'chatcmpl-local',
    object: 'chat.completion',
    model: chat.model,
    choices: [{ index: 0, message, finish_reason }],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  };
  return {
    status: 200,
    contentType: 'application/json',
    body: Buffer.from(JSON.stringify(body)),
  };
};
