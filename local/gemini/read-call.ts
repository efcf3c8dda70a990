import type { IncomingMessage } from 'node:http';

/** One call of models.generateContent as it came over the wire. */
export interface Call {
  readonly model: string;
  readonly apiKey: string;
  readonly instructions: string;
  readonly prompt: string;
  readonly temperature: number | undefined;
  readonly answerSchema: unknown;
}

interface Refusal {
  readonly refused: number;
  readonly message: string;
}

interface Content {
  readonly parts?: readonly { readonly text?: string }[];
}
interface Body {
  readonly contents?: readonly Content[];
  readonly systemInstruction?: Content;
  readonly generationConfig?: Readonly<Record<string, unknown>>;
}

const PATH = /^\/v1(?:beta)?\/models\/([^/:]+):generateContent$/;
const FIELDS = new Set(['contents', 'systemInstruction', 'generationConfig']);
const SETTINGS = new Set([
  'temperature',
  'responseMimeType',
  'responseJsonSchema',
  'maxOutputTokens',
]);

const textOf = (content: Content | undefined): string =>
  (content?.parts ?? []).map(({ text }) => text ?? '').join('');

/** Reads a request, or says why it is refused and with which status. */
export const readCall = async (request: IncomingMessage): Promise<Call | Refusal> => {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const model = PATH.exec(pathname)?.[1];
  if (request.method !== 'POST' || model === undefined) {
    return { refused: 501, message: `${request.method} ${pathname} is not implemented.` };
  }
  const apiKey = request.headers['x-goog-api-key'];
  if (typeof apiKey !== 'string' || apiKey === '') {
    return { refused: 403, message: 'The request has no API key.' };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  let body: Body;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body;
  } catch {
    return { refused: 400, message: 'Invalid JSON payload received.' };
  }
  const settings = body.generationConfig ?? {};
  const unknown = [
    ...Object.keys(body).filter((field) => !FIELDS.has(field)),
    ...Object.keys(settings).filter((setting) => !SETTINGS.has(setting)),
  ];
  if (unknown.length > 0) {
    return { refused: 501, message: `These fields are not implemented: ${unknown.join(', ')}.` };
  }
  if (!body.contents?.length) return { refused: 400, message: '* contents is not specified' };
  const { temperature, responseJsonSchema: answerSchema } = settings;
  return {
    model: decodeURIComponent(model),
    apiKey,
    instructions: textOf(body.systemInstruction),
    prompt: body.contents.map(textOf).join('\n'),
    temperature: typeof temperature === 'number' ? temperature : undefined,
    answerSchema,
  };
};
