/** Where an invocation stands in its trace. */
export interface TraceContext {
  readonly traceId: string;
  /** The segment of the function, which Lambda sends itself. */
  readonly parentId: string;
}

const TRACE_ID = /^1-[0-9a-f]{8}-[0-9a-f]{24}$/;
const SEGMENT_ID = /^[0-9a-f]{16}$/;

/**
 * Reads what Lambda says of the trace, `Root=…;Parent=…;Sampled=1`. Undefined where the invocation is
 * not sampled, or where it says nothing that a subsegment could be sent with.
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html "Tracing header"
 */
export const readTraceHeader = (header = ''): TraceContext | undefined => {
  const fields = new Map(header.split(';').map((field) => field.split('=', 2) as [string, string]));
  const [traceId = '', parentId = ''] = [fields.get('Root'), fields.get('Parent')];
  const isSampled = fields.get('Sampled') === '1';
  return isSampled && TRACE_ID.test(traceId) && SEGMENT_ID.test(parentId)
    ? { traceId, parentId }
    : undefined;
};
