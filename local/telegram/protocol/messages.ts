import { Api } from 'telegram';

/** The messages of a container: a count, then id, sequence number, length and body of each. */
export const containedIn = (container: Buffer): { id: bigint; body: Buffer }[] => {
  let at = 8;
  return Array.from({ length: container.readInt32LE(4) }, () => {
    const id = container.readBigInt64LE(at);
    const end = at + 16 + container.readInt32LE(at + 12);
    const body = container.subarray(at + 16, end);
    at = end;
    return { id, body };
  });
};

/** Calls arrive wrapped in what the client tells of itself; the call itself is the innermost. */
export const unwrap = (request: Api.AnyRequest): Api.AnyRequest => {
  let inner = request;
  while (
    inner instanceof Api.InvokeWithLayer ||
    inner instanceof Api.InitConnection ||
    inner instanceof Api.InvokeWithoutUpdates
  ) {
    inner = inner.query as Api.AnyRequest;
  }
  return inner;
};
