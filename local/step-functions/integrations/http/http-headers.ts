import { type Json, TaskFailed } from '../../contract.ts';
import { isObject } from '../integration.ts';

/** Headers that a definition must not set (developer guide, "Call HTTPS APIs", Headers). */
const FORBIDDEN: ReadonlySet<string> = new Set(
  `a-im accept-charset accept-datetime accept-encoding authorization cache-control connection
  content-encoding content-md5 date expect forwarded from host http2-settings if-match
  if-modified-since if-none-match if-range if-unmodified-since max-forwards origin pragma
  proxy-authorization referer server te trailer transfer-encoding upgrade via warning`.split(/\s+/),
);
const FORBIDDEN_PREFIXES = ['x-forwarded-', 'x-amz-', 'x-amzn-'];

const refuse = (name: string): void => {
  const lower = name.toLowerCase();
  if (FORBIDDEN.has(lower) || FORBIDDEN_PREFIXES.some((prefix) => lower.startsWith(prefix))) {
    throw new TaskFailed('States.Runtime', `The header ${name} is not allowed in an HTTP Task.`);
  }
};

const text = (value: Json): string =>
  Array.isArray(value)
    ? value.map(text).join(',')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/**
 * The request's headers by lower-case name: the definition's, then the connection's, then those
 * that Step Functions sets itself. Throws TaskFailed `States.Runtime` for a forbidden one.
 */
export const requestHeaders = (
  defined: Json | undefined,
  fromConnection: Readonly<Record<string, string>>,
  region: string,
): Record<string, string> => {
  if (defined !== undefined && defined !== null && !isObject(defined)) {
    throw new TaskFailed('States.Runtime', 'Headers must be a JSON object.');
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(defined ?? {})) {
    refuse(name);
    headers[name.toLowerCase()] = text(value);
  }
  for (const [name, value] of Object.entries(fromConnection)) headers[name.toLowerCase()] = value;
  headers['user-agent'] = `Amazon|StepFunctions|HttpInvoke|${region}`;
  headers['range'] = 'bytes=0-262144';
  return headers;
};
