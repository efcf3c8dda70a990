import type { DescribeExecutionOutput } from '@aws-sdk/client-sfn';

// Step Functions gives a timed-out or stopped execution no error unless its stopper did.
const DEFAULT_ERROR = {
  TIMED_OUT: { name: 'States.Timeout', cause: 'The execution ran out of time.' },
  ABORTED: { name: 'Aborted', cause: 'The execution was stopped.' },
} as const;

/** What an execution that failed, timed out or was stopped ended with. */
export const errorOf = ({
  status,
  error,
  cause,
}: Pick<DescribeExecutionOutput, 'status' | 'error' | 'cause'>): {
  readonly name: string;
  readonly cause: string;
} => {
  const fallback =
    status === 'TIMED_OUT' || status === 'ABORTED'
      ? DEFAULT_ERROR[status]
      : { name: 'Unknown', cause: '' };
  return { name: error ?? fallback.name, cause: cause ?? fallback.cause };
};
