import type { Outcome } from './sandbox.ts';

/** A line that a function wrote. */
export interface LogLine {
  readonly functionName: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** What an invocation took: the facts of the REPORT line in CloudWatch. */
export interface InvocationReport {
  readonly functionName: string;
  readonly requestId: string;
  readonly durationMs: number;
  readonly billedMs: number;
  readonly memoryMb: number;
  /** The most that the function's process and those it started held at once. */
  readonly maxMemoryMb: number;
  /** Undefined for a success. */
  readonly errorType: string | undefined;
}

const MIB = 1024 * 1024;

export const createReport = (
  functionName: string,
  requestId: string,
  memoryMb: number,
  { durationMs, maxMemoryBytes, errorType }: Outcome,
): InvocationReport => ({
  functionName,
  requestId,
  durationMs: Math.round(durationMs * 100) / 100,
  billedMs: Math.ceil(durationMs),
  memoryMb,
  maxMemoryMb: Math.ceil(maxMemoryBytes / MIB),
  errorType,
});

/** The line of CloudWatch that tells what an invocation took, and what it failed with. */
export const reportLine = (report: InvocationReport): string => {
  const { requestId, durationMs, billedMs, memoryMb, maxMemoryMb, errorType } = report;
  const failed = errorType === undefined ? '' : `Status: error\tError Type: ${errorType}`;
  return `REPORT RequestId: ${requestId}\tDuration: ${durationMs} ms\tBilled Duration: ${billedMs} ms\tMemory Size: ${memoryMb} MB\tMax Memory Used: ${maxMemoryMb} MB\t${failed}`;
};

const TAIL_BYTES = 4096;

/** The end of an invocation's log as `LogType: Tail` answers it: base64 of at most 4 KB. */
export const logTail = (lines: readonly string[], report: InvocationReport): string => {
  const { requestId } = report;
  const text = [
    `START RequestId: ${requestId} Version: $LATEST`,
    ...lines,
    `END RequestId: ${requestId}`,
    reportLine(report),
    '',
  ].join('\n');
  return Buffer.from(text).subarray(-TAIL_BYTES).toString('base64');
};
