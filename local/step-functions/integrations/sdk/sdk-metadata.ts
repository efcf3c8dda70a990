import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '../integration.ts';

/** The members that optimised integrations add to a result: the answer's status, headers and request id. */
export const sdkMetadata = (
  status: number,
  headers: IncomingHttpHeaders,
  requestId: string,
): JsonObject => {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string[]][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value : [value]]],
  );
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(entries),
      HttpHeaders: Object.fromEntries(entries.map(([name, [first = '']]) => [name, first])),
      HttpStatusCode: status,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
};
