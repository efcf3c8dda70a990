import { grpc } from 'google-gax';
import { traceCall } from '../../runtime/tracing/trace.ts';

const { status } = grpc;

/** The HTTP statuses that google.rpc.Code has for what isn't the service's own fault. */
const HTTP_STATUS: Readonly<Record<number, number>> = {
  [status.INVALID_ARGUMENT]: 400,
  [status.UNAUTHENTICATED]: 401,
  [status.PERMISSION_DENIED]: 403,
  [status.NOT_FOUND]: 404,
  [status.RESOURCE_EXHAUSTED]: 429,
};

/** Makes a call of Google Cloud Text-to-Speech, and tells the trace how it went. */
export const traceGoogleCall = <T>(operation: string, work: () => Promise<T>): Promise<T> =>
  traceCall({ service: 'Google Text-to-Speech', operation }, work, {
    ofError: (error) => ({
      status: HTTP_STATUS[(error as { code?: number }).code ?? status.UNKNOWN],
    }),
  });
