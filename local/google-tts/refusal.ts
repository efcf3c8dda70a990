import { Metadata, status } from '@grpc/grpc-js';
import { EngineFailed } from '../speech/index.ts';

/** The name of a gRPC status, for example `RESOURCE_EXHAUSTED`. */
export type StatusName = Exclude<keyof typeof status, 'OK'>;

/** Thrown by the server's parts to answer a call with this gRPC status. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: StatusName;
  readonly retryAfterMs: number | undefined;

  constructor(statusName: StatusName, message: string, retryAfterMs?: number) {
    super(message);
    this.status = statusName;
    this.retryAfterMs = retryAfterMs;
  }
}

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const number = (field: number, value: number): Buffer => Buffer.from([field * 8, ...varint(value)]);
const bytes = (field: number, value: Buffer): Buffer =>
  Buffer.concat([Buffer.from([field * 8 + 2, ...varint(value.length)]), value]);

/** A google.rpc.Status that holds one google.rpc.RetryInfo, in protocol buffers' wire format. */
const statusDetails = (code: number, message: string, retryAfterMs: number): Buffer => {
  const duration = Buffer.concat([
    number(1, Math.floor(retryAfterMs / 1000)),
    number(2, Math.round((retryAfterMs % 1000) * 1e6)),
  ]);
  const any = Buffer.concat([
    bytes(1, Buffer.from('type.googleapis.com/google.rpc.RetryInfo')),
    bytes(2, bytes(1, duration)),
  ]);
  return Buffer.concat([number(1, code), bytes(2, Buffer.from(message)), bytes(3, any)]);
};

const asRefusal = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  if (error instanceof EngineFailed) {
    return new Refusal(error.isMissing ? 'UNIMPLEMENTED' : 'INTERNAL', error.message);
  }
  return new Refusal('INTERNAL', `The server failed: ${String(error)}`);
};

/** What grpc-js sends for an error: code, message, and RetryInfo where the refusal has one. */
export const toServiceError = (error: unknown) => {
  const refusal = asRefusal(error);
  const code = status[refusal.status];
  const metadata = new Metadata();
  if (refusal.retryAfterMs !== undefined) {
    metadata.set(
      'grpc-status-details-bin',
      statusDetails(code, refusal.message, refusal.retryAfterMs),
    );
  }
  return { code, details: refusal.message, metadata };
};
