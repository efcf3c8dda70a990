import type { RoutedRequest } from './gateway-request.ts';

const STAGE = 'local';
const ACCOUNT = '000000000000';
export const API_ID = 'local';

/** Single values: the last of each name, as API Gateway takes it. */
export const singleValues = (pairs: Iterable<readonly [string, string]>): Record<string, string> =>
  Object.fromEntries(pairs);

const multiValues = (pairs: Iterable<readonly [string, string]>): Record<string, string[]> => {
  // A map, since names come from outside and an object has names of its own.
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
};

const orNull = <T extends object>(value: T): T | null =>
  Object.keys(value).length === 0 ? null : value;

/** The `requestContext` of events, which is also `$context` of mapping templates. */
export const requestContext = (request: RoutedRequest) => ({
  accountId: ACCOUNT,
  apiId: API_ID,
  authorizer: request.authorizer,
  domainName: 'localhost',
  extendedRequestId: request.id,
  httpMethod: request.method,
  identity: { sourceIp: request.sourceIp, userAgent: null },
  path: request.path,
  protocol: 'HTTP/1.1',
  requestId: request.id,
  requestTime: request.receivedAt.toUTCString(),
  requestTimeEpoch: request.receivedAt.getTime(),
  resourceId: request.route.resource,
  resourcePath: request.route.resource,
  stage: STAGE,
});

const sharedParts = (request: RoutedRequest, stageVariables: Readonly<Record<string, string>>) => ({
  resource: request.route.resource,
  path: request.path,
  httpMethod: request.method,
  headers: singleValues(request.headers),
  multiValueHeaders: multiValues(request.headers),
  queryStringParameters: orNull(singleValues(request.query)),
  multiValueQueryStringParameters: orNull(multiValues(request.query)),
  pathParameters: orNull(request.pathParameters),
  stageVariables: orNull(stageVariables),
  requestContext: requestContext(request),
});

/** A Lambda proxy integration's event, payload version 1.0. */
export const proxyEvent = (
  request: RoutedRequest,
  stageVariables: Readonly<Record<string, string>>,
) => {
  const text = request.body.toString('utf8');
  // Bytes that are no UTF-8 reach the function in base64.
  const isText = Buffer.from(text, 'utf8').equals(request.body);
  return {
    ...sharedParts(request, stageVariables),
    body: request.body.length === 0 ? null : isText ? text : request.body.toString('base64'),
    isBase64Encoded: !isText,
  };
};

/** A REQUEST authorizer's event, and the ARN of the method it is asked about. */
export const authorizerEvent = (
  request: RoutedRequest,
  stageVariables: Readonly<Record<string, string>>,
) => ({
  type: 'REQUEST',
  methodArn: `arn:aws:execute-api:local:${ACCOUNT}:${API_ID}/${STAGE}/${request.method}${request.path}`,
  ...sharedParts(request, stageVariables),
});
