import type { ProxyEvent } from '../../src/api/lambda-proxy.ts';

/** What API Gateway hands the function `api`, of a caller with the internal key. */
export const aProxyEvent = (values: Partial<ProxyEvent> = {}): ProxyEvent => ({
  httpMethod: 'GET',
  resource: '/things',
  pathParameters: null,
  queryStringParameters: null,
  headers: null,
  body: null,
  isBase64Encoded: false,
  stageVariables: { baseUrl: 'https://api.test' },
  requestContext: {
    requestId: 'r-1',
    path: '/things',
    authorizer: { caller: '{"kind":"internal","name":"internal API key"}' },
  },
  ...values,
});
