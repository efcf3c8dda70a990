import type { DescribeExecutionOutput } from '@aws-sdk/client-sfn';

// Step Functions gives a timed-out or stopped execution no error unless its stopper did; a stopped one
// is told by the name that *reconcile* gives it.
const DEFAULT_ERRORS: Readonly<Record<string, { readonly name: string; readonly cause: string }>> =
  {
    TIMED_OUT: { name: 'States.Timeout', cause: 'The execution ran out of time.' },
    ABORTED: { name: 'ExecutionAborted', cause: 'The execution was stopped.' },
  };

/** What an execution that failed, timed out or was stopped ended with. */
export const errorOf = ({
  status,
  error,
  cause,
}: Pick<DescribeExecutionOutput, 'status' | 'error' | 'cause'>): {
  readonly name: string;
  readonly cause: string;
} => {
  const fallback = DEFAULT_ERRORS[status ?? ''] ?? { name: 'ExecutionFailed', cause: '' };
  return { name: error ?? fallback.name, cause: cause ?? fallback.cause };
};
