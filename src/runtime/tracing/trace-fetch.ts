import { BY_STATUS, traceCall } from './trace.ts';

type Fetch = typeof fetch;

/**
 * A `fetch` that tells each call of a service to the trace, until the head of its answer is there.
 * `operationOf` names what is called, without anything that was asked.
 */
export const traceFetch =
  (service: string, operationOf: (input: Parameters<Fetch>[0]) => string): Fetch =>
  (input, init) =>
    traceCall({ service, operation: operationOf(input) }, () => fetch(input, init), BY_STATUS);
