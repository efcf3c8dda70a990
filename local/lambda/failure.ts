import type { ErrorBody } from './messages.ts';

/** How a sandbox ended before its function answered. */
export type Death =
  | { readonly reason: 'timeout'; readonly timeoutSeconds: number }
  | { readonly reason: 'memory' }
  | {
      readonly reason: 'exit';
      readonly code: number | null;
      readonly signal: NodeJS.Signals | null;
    };

const SIGNAL_TEXTS: Partial<Record<NodeJS.Signals, string>> = {
  SIGABRT: 'aborted',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};

const describeExit = (code: number | null, signal: NodeJS.Signals | null): string => {
  if (signal !== null) return `with error: signal: ${SIGNAL_TEXTS[signal] ?? signal}`;
  return code === 0 || code === null
    ? 'without providing a reason'
    : `with error: exit status ${code}`;
};

/** The error body of a sandbox's death, with the names and texts of AWS. */
export const deathBody = (death: Death, requestId: string): ErrorBody => {
  const body = (errorType: string, text: string): ErrorBody => ({
    errorType,
    errorMessage: `RequestId: ${requestId} Error: ${text}`,
  });
  switch (death.reason) {
    case 'timeout':
      return body(
        'Sandbox.Timedout',
        `Task timed out after ${death.timeoutSeconds.toFixed(2)} seconds`,
      );
    case 'memory':
      return body('Runtime.OutOfMemory', 'Runtime exited with error: signal: killed');
    case 'exit':
      return body('Runtime.ExitError', `Runtime exited ${describeExit(death.code, death.signal)}`);
  }
};

/** Lambda's limit on an answer: 6 MB and 100 bytes. */
const MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

/** The error body of an answer that is too long, or undefined for one that isn't. */
export const oversizeBody = (responseBytes: number): ErrorBody | undefined =>
  responseBytes <= MAX_RESPONSE_BYTES
    ? undefined
    : {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: `Response payload size exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`,
      };
