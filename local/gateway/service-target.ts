import { type Credentials, signRequest } from '../sigv4/index.ts';

/** An AWS service that the gateway calls. */
export interface ServiceTarget {
  /** For example `http://127.0.0.1:9901`. */
  readonly endpoint: string;
  /** The keys with which requests to it are signed, when it wants them signed. */
  readonly credentials?: Credentials | undefined;
}

/** The headers that sign a POST to a service, by the name it has in a credential's scope; none without keys. */
export const signatureFor = (
  { credentials }: ServiceTarget,
  service: 'lambda' | 'states',
  url: URL,
  body: string,
): Record<string, string> => {
  if (credentials === undefined) return {};
  // fetch sends the host by itself.
  const { host: _, ...headers } = signRequest(
    { method: 'POST', url, body, service },
    credentials,
    Date.now(),
  );
  return headers;
};
