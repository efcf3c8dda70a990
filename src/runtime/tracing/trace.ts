import { AsyncLocalStorage } from 'node:async_hooks';
import { environment } from '../config.ts';
import { createLogger } from '../logger.ts';
import { sendDocument } from './daemon.ts';
import {
  type Annotations,
  beginDocument,
  type Ended,
  type EndedCall,
  endDocument,
  newSegmentId,
  type Outcome,
  type ServiceCall,
} from './subsegment.ts';
import { readTraceHeader } from './trace-header.ts';

/** Adds to what is known of how the work went. */
export type Tell = (outcome: Outcome) => void;

/** The calls of the invocation that the present code belongs to. */
const storage = new AsyncLocalStorage<EndedCall[]>();

const CODE = /^[A-Z][A-Z0-9_]{2,40}$/;

/** The error's name, with the system's code where it has one: `TypeError ECONNREFUSED`. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const [own, behind] = [error, error.cause].map((one) => (one as { code?: unknown })?.code);
  const code = [own, behind].find((one) => typeof one === 'string' && CODE.test(one));
  return code === undefined ? error.name : `${error.name} ${code}`;
};

/** Runs work, and hands on how it ended, whether it returns or throws. */
const observe = async <T>(
  work: (tell: Tell) => Promise<T>,
  ended: (how: Ended) => void | Promise<void>,
): Promise<T> => {
  const startedMs = Date.now();
  let outcome: Outcome = {};
  let thrown: Ended['thrown'];
  try {
    return await work((told) => {
      outcome = { ...outcome, ...told };
    });
  } catch (error) {
    thrown = { name: nameOf(error) };
    throw error;
  } finally {
    await ended({ ...outcome, startedMs, endedMs: Date.now(), thrown });
  }
};

/** Tracing that fails is told once a process, and fails nothing else. */
let hasWarned = false;
const send = async (address: string, document: object): Promise<void> => {
  try {
    await sendDocument(address, document);
  } catch (error) {
    if (hasWarned) return;
    hasWarned = true;
    createLogger().warn('What a trace is made of could not be sent', { error });
  }
};

/**
 * Runs an invocation of a function as a subsegment of its own in AWS X-Ray, with the calls of other
 * services that it makes. Where no daemon is, or the invocation isn't sampled, it is run and no more.
 */
export const traceInvocation = async <T>(
  name: string,
  annotations: Annotations,
  work: (tell: Tell) => Promise<T>,
): Promise<T> => {
  const address = environment['AWS_XRAY_DAEMON_ADDRESS'];
  const context = readTraceHeader(environment['_X_AMZN_TRACE_ID']);
  if (!address || !context) return work(() => undefined);
  const invocation = { ...context, id: newSegmentId(), name, startedMs: Date.now(), annotations };
  const calls: EndedCall[] = [];
  await send(address, beginDocument(invocation));
  return observe(
    (tell) => storage.run(calls, () => work(tell)),
    (ended) => send(address, endDocument(invocation, ended, calls)),
  );
};

/** Makes one call of another service, and tells the invocation's trace how it went. */
export const traceCall = async <T>(
  call: ServiceCall,
  work: (tell: Tell) => Promise<T>,
): Promise<T> => {
  const calls = storage.getStore();
  if (calls === undefined) return work(() => undefined);
  return observe(work, (ended) => {
    calls.push({ ...call, ...ended });
  });
};
