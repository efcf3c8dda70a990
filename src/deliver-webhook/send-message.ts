import { StepcastError } from '../errors/stepcast-error.ts';
import type { AllowedOrigins } from '../public-internet/allowed-origins.ts';
import { findHost } from '../public-internet/find-host.ts';
import { signMessage } from '../webhooks/sign-message.ts';
import type { WebhookTarget } from '../webhooks/webhook-store.ts';
import type { Network } from './delivery-store.ts';

/** What sending works with. */
export interface SendDeps {
  readonly network: Network;
  readonly allowedOrigins: AllowedOrigins;
  readonly now: () => Date;
  /** How long a receiver may take, its look-up included. */
  readonly timeoutMs: number;
}

/** How one try to send a message went. */
export interface Sent {
  /** Null when there was no answer. */
  readonly status: number | null;
  /** The beginning of the answer, of at most a kilobyte; null when there was none. */
  readonly body: string | null;
  readonly retryAfter: string | undefined;
  readonly tookMs: number;
  /** Why it wasn't delivered, in a few words; null when it was. */
  readonly error: string | null;
}

// The system's words for a failed connection can hold the address with its path, which may be a secret.
const reasonOf = (error: unknown): string => {
  if (error instanceof StepcastError) return error.message;
  const { code, name } = error as { code?: unknown; name?: unknown };
  // A DOMException's code is a number that tells nobody anything.
  return `No answer: ${typeof code === 'string' ? code : String(name)}`;
};

const post = async (
  { network, allowedOrigins, now, timeoutMs }: SendDeps,
  id: string,
  payload: object,
  { url: text, secrets }: WebhookTarget,
) => {
  const signal = AbortSignal.timeout(timeoutMs);
  const { url, address } = await findHost(text, allowedOrigins, network.resolve, signal);
  const body = JSON.stringify(payload);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Stepcast-Webhooks/1.0',
    ...signMessage(id, now(), body, secrets),
  };
  return network.post({ url, address, headers, body, signal });
};

/** Sends a signed message once. Whatever the receiver does, or doesn't, is a result. */
export const sendMessage = async (
  deps: SendDeps,
  id: string,
  payload: object,
  target: WebhookTarget,
): Promise<Sent> => {
  const startedAt = deps.now().getTime();
  const tookMs = () => Math.max(0, deps.now().getTime() - startedAt);
  try {
    const { status, body, retryAfter } = await post(deps, id, payload, target);
    const isTaken = status >= 200 && status < 300;
    const error = isTaken ? null : `The receiver answered ${status}.`;
    return { status, body, retryAfter, tookMs: tookMs(), error };
  } catch (cause) {
    const failed = { status: null, body: null, retryAfter: undefined };
    return { ...failed, tookMs: tookMs(), error: reasonOf(cause) };
  }
};
