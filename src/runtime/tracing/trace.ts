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

/** What an answer says of how the work went, and what an error does. */
export interface Reading<T> {
  ofAnswer?(answer: T): Outcome;
  ofError?(error: unknown): Outcome;
}

/** Of an answer by HTTP. */
export const BY_STATUS: Reading<{ readonly status: number }> = {
  ofAnswer: ({ status }) => ({ status }),
};

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
  work: () => Promise<T>,
  { ofAnswer, ofError }: Reading<NoInfer<T>>,
  ended: (how: Ended) => void | Promise<void>,
): Promise<T> => {
  const startedMs = Date.now();
  let outcome: Outcome = {};
  let thrown: Ended['thrown'];
  try {
    const answer = await work();
    outcome = ofAnswer?.(answer) ?? {};
    return answer;
  } catch (error) {
    outcome = ofError?.(error) ?? {};
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
  work: () => Promise<T>,
  reading: Reading<NoInfer<T>> = {},
): Promise<T> => {
  const address = environment['AWS_XRAY_DAEMON_ADDRESS'];
  const context = readTraceHeader(environment['_X_AMZN_TRACE_ID']);
  if (!address || !context) return work();
  const invocation = { ...context, id: newSegmentId(), name, startedMs: Date.now(), annotations };
  const calls: EndedCall[] = [];
  await send(address, beginDocument(invocation));
  return observe(
    () => storage.run(calls, work),
    reading,
    (ended) => send(address, endDocument(invocation, ended, calls)),
  );
};

/** Makes one call of another service, and tells the invocation's trace how it went. */
export const traceCall = async <T>(
  call: ServiceCall,
  work: () => Promise<T>,
  reading: Reading<NoInfer<T>> = {},
): Promise<T> => {
  const calls = storage.getStore();
  if (calls === undefined) return work();
  return observe(work, reading, (ended) => {
    calls.push({ ...call, ...ended });
  });
};
