import { type Json, TaskFailed } from '../../contract.ts';
import { isObject, type JsonObject } from '../integration.ts';
import type { Connection } from './connection.ts';
import type { HttpCall } from './http-call.ts';
import { requestHeaders } from './http-headers.ts';
import { ARRAY_FORMATS, type ArrayFormat, encodeForm } from './url-encoding.ts';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'];
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const invalid = (problem: string): TaskFailed => new TaskFailed('States.Runtime', problem);

const endpoint = (value: Json | undefined): URL => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined) throw invalid(`ApiEndpoint ${JSON.stringify(value)} is no URL.`);
  const secure = url.protocol === 'https:';
  if (secure || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))) return url;
  throw invalid(`ApiEndpoint ${url.href} must be https: (http: is for loopback addresses alone).`);
};

const text = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const queryPairs = (query: Json | undefined): [string, string][] => {
  if (query === undefined || query === null) return [];
  if (typeof query === 'string') return [...new URLSearchParams(query)];
  if (!isObject(query)) throw invalid('QueryParameters must be a JSON object or a string.');
  return Object.entries(query).flatMap(([name, value]): [string, string][] =>
    Array.isArray(value) ? value.map((item) => [name, text(item)]) : [[name, text(value)]],
  );
};

/** Appends the parameters to what the endpoint has; the connection's replace the definition's. */
const addQuery = (url: URL, query: Json | undefined, connection: Connection): void => {
  const added = connection.queryParameters ?? {};
  const pairs = [
    ...queryPairs(query).filter(([name]) => !(name in added)),
    ...Object.entries(added),
  ].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  if (pairs.length > 0) url.search = [url.search.slice(1), ...pairs].filter(Boolean).join('&');
};

/** The definition's body with the connection's parameters over it; a string body can't be merged. */
const mergeBody = (body: Json | undefined, connection: Connection): Json | undefined => {
  const added = connection.bodyParameters ?? {};
  if (Object.keys(added).length === 0) return body;
  if (body !== undefined && body !== null && !isObject(body)) {
    throw invalid(
      "A RequestBody that is no JSON object can't be merged with the connection's body.",
    );
  }
  return { ...body, ...added };
};

interface Encoding {
  readonly urlEncoded: boolean;
  readonly arrays: ArrayFormat;
}

const transform = (value: Json | undefined): Encoding => {
  if (value === undefined || value === null) return { urlEncoded: false, arrays: 'INDICES' };
  const { RequestBodyEncoding: encoding = 'NONE', RequestEncodingOptions: options = {} } = isObject(
    value,
  )
    ? value
    : ({} as JsonObject);
  if (encoding !== 'NONE' && encoding !== 'URL_ENCODED') {
    throw invalid(
      `RequestBodyEncoding ${JSON.stringify(encoding)} is neither NONE nor URL_ENCODED.`,
    );
  }
  const given = (isObject(options) ? options['ArrayFormat'] : undefined) ?? 'INDICES';
  const arrays = ARRAY_FORMATS.find((format) => format === given);
  if (arrays === undefined) throw invalid(`ArrayFormat ${JSON.stringify(given)} is unknown.`);
  return { urlEncoded: encoding === 'URL_ENCODED', arrays };
};

const encodeBody = (body: Json | undefined, encoding: Encoding): string | undefined => {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return body;
  if (encoding.urlEncoded && isObject(body)) return encodeForm(body, encoding.arrays);
  return JSON.stringify(body);
};

/** The request that an HTTP Task sends. Throws TaskFailed `States.Runtime` for Arguments that make none. */
export const buildHttpRequest = (
  input: JsonObject,
  connection: Connection,
  region: string,
): Omit<HttpCall, 'signal'> => {
  const url = endpoint(input['ApiEndpoint']);
  const method = METHODS.find((known) => known === input['Method']);
  if (method === undefined) {
    throw invalid(`Method ${JSON.stringify(input['Method'])} is none of ${METHODS.join(', ')}.`);
  }
  if (connection.origin !== undefined && url.origin !== connection.origin) {
    throw invalid(
      `The connection may be used for ${connection.origin} alone, not for ${url.origin}.`,
    );
  }
  addQuery(url, input['QueryParameters'], connection);
  const headers = requestHeaders(input['Headers'], connection.headers, region);
  const body = encodeBody(
    mergeBody(input['RequestBody'], connection),
    transform(input['Transform']),
  );
  if (body !== undefined) {
    headers['content-type'] ??= 'application/json; charset=UTF-8';
    headers['content-length'] = String(Buffer.byteLength(body));
  }
  return { url, method, headers, body };
};
