import { randomBytes } from 'node:crypto';

/** What is known of how work went, besides what it threw. */
export interface Outcome {
  /** Of HTTP. */
  readonly status?: number | undefined;
  /** How often the client itself tried again. */
  readonly retries?: number | undefined;
  /** The service's own name for the request. */
  readonly requestId?: string | undefined;
}

/** One call of a service. Its operation names no address, whose path and query may hold content. */
export interface ServiceCall {
  /** As the trace map shows it, for example `S3` or `Telegram`. */
  readonly service: string;
  readonly operation: string;
  /** Whether it is AWS's own. */
  readonly isAws?: boolean;
}

/** Work that has ended. */
export interface Ended extends Outcome {
  readonly startedMs: number;
  readonly endedMs: number;
  readonly thrown: { readonly name: string } | undefined;
}

/** A new id of a segment or an exception. */
export const newSegmentId = (): string => randomBytes(8).toString('hex');

const seconds = (ms: number): number => ms / 1000;

/** Whether it went wrong, in the kinds that X-Ray counts: the caller's error, the service's fault. */
const errorFields = ({ status, thrown }: Ended) => {
  const isError = status !== undefined && status >= 400 && status < 500;
  const isFault = status === undefined ? thrown !== undefined : status >= 500;
  return {
    ...(isError && { error: true }),
    // Telegram has a number of its own for too many requests.
    ...((status === 429 || status === 420) && { throttle: true }),
    ...(isFault && { fault: true }),
    // By its name alone: a message may quote what was sent, and the log has it.
    ...(thrown && { cause: { exceptions: [{ id: newSegmentId(), type: thrown.name }] } }),
  };
};

const times = ({ startedMs, endedMs }: Ended) => ({
  start_time: seconds(startedMs),
  end_time: seconds(endedMs),
});

/** A call that has ended. */
export type EndedCall = ServiceCall & Ended;

const hasFailed = ({ status, thrown }: Ended): boolean =>
  thrown !== undefined || (status !== undefined && status >= 400);

const callSubsegment = (call: EndedCall) => ({
  id: newSegmentId(),
  name: call.service,
  ...times(call),
  namespace: call.isAws ? 'aws' : 'remote',
  ...(call.status !== undefined && { http: { response: { status: call.status } } }),
  ...(call.isAws && {
    aws: {
      operation: call.operation,
      ...(call.requestId !== undefined && { request_id: call.requestId }),
    },
  }),
  metadata: { stepcast: { operation: call.operation, retries: call.retries ?? 0 } },
  ...errorFields(call),
});

/** Sixty of them are 20 KB; a document has 64, and a trace of some invocations 100 to 500. */
const MOST_CALLS = 60;

/** Those that say most: what failed, then what took longest; in the order in which they ended. */
const mostTelling = (calls: readonly EndedCall[]): readonly EndedCall[] => {
  const telling = calls.toSorted(
    (a, b) =>
      Number(hasFailed(b)) - Number(hasFailed(a)) ||
      b.endedMs - b.startedMs - (a.endedMs - a.startedMs),
  );
  const kept = new Set(telling.slice(0, MOST_CALLS));
  return calls.filter((call) => kept.has(call));
};

/** All calls of each service, those that have no subsegment as well. */
const countCalls = (calls: readonly EndedCall[]) => {
  const counts: Record<string, { calls: number; failed: number; retries: number; ms: number }> = {};
  for (const call of calls) {
    counts[call.service] ??= { calls: 0, failed: 0, retries: 0, ms: 0 };
    const count = counts[call.service] as (typeof counts)[string];
    count.calls += 1;
    count.failed += Number(hasFailed(call));
    count.retries += call.retries ?? 0;
    count.ms += call.endedMs - call.startedMs;
  }
  return counts;
};

/** What an invocation is found by. X-Ray indexes fifty a trace, of which these are a few. */
export type Annotations = Readonly<Record<string, string | number>>;

/** An invocation's own subsegment, of which the segment is Lambda's. */
export interface InvocationSubsegment {
  readonly id: string;
  readonly name: string;
  readonly traceId: string;
  readonly parentId: string;
  readonly startedMs: number;
  readonly annotations: Annotations;
}

const head = ({ id, name, traceId, parentId, annotations }: InvocationSubsegment) => ({
  ...{ id, name, annotations },
  ...{ type: 'subsegment', trace_id: traceId, parent_id: parentId },
});

/** What is sent when an invocation begins, so that one that is killed is found. */
export const beginDocument = (invocation: InvocationSubsegment) => ({
  ...head(invocation),
  start_time: seconds(invocation.startedMs),
  in_progress: true,
});

/**
 * What is sent when an invocation has ended, with its calls.
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
 */
export const endDocument = (
  invocation: InvocationSubsegment,
  ended: Omit<Ended, 'startedMs'>,
  calls: readonly EndedCall[],
) => {
  const whole = { ...ended, startedMs: invocation.startedMs };
  return {
    ...head(invocation),
    ...times(whole),
    ...errorFields(whole),
    metadata: { stepcast: { calls: countCalls(calls) } },
    subsegments: mostTelling(calls).map(callSubsegment),
  };
};
