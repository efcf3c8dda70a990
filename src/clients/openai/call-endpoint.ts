import { z } from 'zod';
import { whyUnreached } from '../../errors/why-unreached.ts';
import { withoutQuotations } from '../../errors/without-quotations.ts';
import { traceFetch } from '../../runtime/tracing/trace-fetch.ts';

/** An endpoint that speaks OpenAI's HTTP API: OpenAI's own, another provider's, or a server of one's own. */
export interface EndpointAccess {
  /** What stands before `/v1`, without a trailing slash. */
  readonly endpoint: string;
  /** Left out for servers that ask for none. */
  readonly apiKey?: string | undefined;
}

interface Call {
  /** Begins with `/v1/`. */
  readonly path: string;
  /** Sent by POST, as JSON unless it is a form; without it the call is a GET. */
  readonly body?: FormData | Readonly<Record<string, unknown>>;
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** What an endpoint answered with a status of success. */
interface EndpointAnswer {
  readonly bytes: Uint8Array;
  /** Lower case, without parameters; empty where there is none. */
  readonly contentType: string;
}

/** Thrown when an endpoint doesn't answer a call with success; clients turn it into what their callers know. */
export class EndpointFailed extends Error {
  override readonly name = 'EndpointFailed';
  /** Whether the same call may succeed later, by itself. */
  readonly isTransient: boolean;
  /** Of HTTP; undefined where nobody answered. */
  readonly status: number | undefined;
  /** The endpoint's own word for what is wrong, for example `insufficient_quota`. */
  readonly code: string | undefined;
  /** How long the endpoint asks to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    facts: Pick<EndpointFailed, 'isTransient'> &
      Partial<Pick<EndpointFailed, 'status' | 'code' | 'retryAfterMs'>> & { cause?: unknown },
  ) {
    super(message, { cause: facts.cause });
    this.isTransient = facts.isTransient;
    this.status = facts.status;
    this.code = facts.code;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** Ten times what the longest segment or answer takes. */
const MAX_BYTES = 50 * 1024 * 1024;
const MOST_SAID_CHARACTERS = 300;

/** Codes that come with 429 and mean that nothing is left to spend, which no waiting mends. */
const SPENT = new Set(['insufficient_quota', 'billing_hard_limit_reached']);

const isTransient = (status: number, code: string | undefined): boolean =>
  [408, 409, 425].includes(status) ||
  (status === 429 && !SPENT.has(code ?? '')) ||
  (status >= 500 && status !== 501);

const text = z.string().catch('');
/** OpenAI's errors, those of FastAPI, and a plain sentence. */
const ErrorSchema = z.union([
  z
    .object({ error: z.object({ message: text, code: z.string().nullish(), type: text }) })
    .transform(({ error }) => ({ said: error.message, code: error.code ?? error.type })),
  z.object({ error: z.string() }).transform(({ error }) => ({ said: error, code: '' })),
  z
    .object({ detail: z.union([z.string(), z.object({ message: z.string() })]) })
    .transform(({ detail }) => ({
      said: typeof detail === 'string' ? detail : detail.message,
      code: '',
    })),
]);

/** What an error's body says, cut short and without anything secret or quoted in it. */
const readError = (body: string, apiKey: string | undefined) => {
  let error = { said: '', code: '' };
  try {
    error = ErrorSchema.parse(JSON.parse(body));
  } catch {
    // A page of something that stands before the endpoint: its status says enough.
  }
  const withoutKey = apiKey ? error.said.replaceAll(apiKey, '…') : error.said;
  const said = withoutQuotations(withoutKey.replace(/\bsk-[\w-]+/g, '…')).replace(/\.\s*$/, '');
  return { said: said.slice(0, MOST_SAID_CHARACTERS), code: error.code || undefined };
};

/** Retry-After in seconds or as a date, or OpenAI's retry-after-ms. */
const retryAfterMs = (headers: Headers): number | undefined => {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (ms >= 0) return ms;
  const after = headers.get('retry-after');
  if (after === null) return undefined;
  const wait = /^\d+(\.\d+)?$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
  return wait >= 0 ? wait : undefined;
};

const readBody = async (response: Response): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > MAX_BYTES) {
      throw new EndpointFailed(`answered more than ${MAX_BYTES} bytes`, { isTransient: false });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
};

const tracedFetch = traceFetch('OpenAI', (input) => new URL(String(input)).pathname);

/**
 * Makes one call, without retries and redirects. Messages complete a sentence that begins with who
 * was called, and hold neither the key nor what was sent.
 * @throws EndpointFailed, and the reason of `signal` when that ends the call
 */
export const callEndpoint = async (
  { endpoint, apiKey }: EndpointAccess,
  { path, body, deadlineMs, signal }: Call,
): Promise<EndpointAnswer> => {
  const late = AbortSignal.timeout(deadlineMs);
  const isForm = body instanceof FormData;
  try {
    const response = await tracedFetch(`${endpoint}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      redirect: 'error',
      signal: signal ? AbortSignal.any([late, signal]) : late,
    });
    const bytes = await readBody(response);
    if (response.ok) {
      const [contentType = ''] = (response.headers.get('content-type') ?? '').split(';');
      return { bytes, contentType: contentType.trim().toLowerCase() };
    }
    const { status, headers } = response;
    const { said, code } = readError(Buffer.from(bytes).toString('utf8'), apiKey);
    throw new EndpointFailed(`answered ${status}${said && `: ${said}`}`, {
      ...{ status, code },
      isTransient: isTransient(status, code),
      retryAfterMs: retryAfterMs(headers),
    });
  } catch (cause) {
    if (cause instanceof EndpointFailed) throw cause;
    signal?.throwIfAborted();
    const why = late.aborted
      ? `did not answer within ${deadlineMs} ms`
      : `could not be reached: ${whyUnreached(cause)}`;
    throw new EndpointFailed(why, { isTransient: true, cause });
  }
};

/** The JSON that an endpoint answered. @throws SyntaxError where it is none */
export const jsonOf = ({ bytes }: EndpointAnswer): unknown =>
  JSON.parse(Buffer.from(bytes).toString('utf8'));

/** What prices go by: OpenAI's own are known, what others ask is not. */
export const providerAt = (endpoint: string): 'openai' | 'openai-compatible' =>
  new URL(endpoint).hostname === 'api.openai.com' ? 'openai' : 'openai-compatible';
