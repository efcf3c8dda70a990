import { OPERATIONS } from '../operations/index.ts';
import type { Operation } from '../operations/operation.ts';
import { startEpisodeModel } from '../start-episode/body.ts';
import { methodNotAllowed, preflight } from './fixed-answers.ts';
import { gatewayResponses } from './gateway-responses.ts';
import { startEpisodeOperation } from './start-episode-operation.ts';
import type { GatewayTargets } from './targets.ts';

const parametersOf = ({ path }: Operation) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const lambdaOperation = (targets: GatewayTargets, operation: Operation) => ({
  operationId: operation.operationId,
  summary: operation.summary,
  parameters: parametersOf(operation),
  security: operation.isPublic ? [] : [{ caller: [] }],
  responses: { [operation.success.status]: { description: operation.success.description } },
  'x-amazon-apigateway-integration': {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: operation.handledBy === 'clips' ? targets.clipsFunction : targets.apiFunction,
    passthroughBehavior: 'when_no_match',
    timeoutInMillis: 25_000,
  },
});

const methodsOf = (targets: GatewayTargets, operations: readonly Operation[]) => ({
  ...Object.fromEntries(
    operations.map((operation) => [
      operation.method,
      operation.operationId === 'startEpisode'
        ? startEpisodeOperation(targets, operation)
        : lambdaOperation(targets, operation),
    ]),
  ),
  options: preflight(targets, operations),
  'x-amazon-apigateway-any-method': methodNotAllowed(targets, operations),
});

const pathsOf = (targets: GatewayTargets) => {
  const paths = Map.groupBy(OPERATIONS, ({ path }) => path);
  return Object.fromEntries(
    [...paths].map(([path, operations]) => [path, methodsOf(targets, operations)]),
  );
};

/**
 * The HTTP API in OpenAPI 3.0 with API Gateway's extensions: routes, request model, authorizer,
 * integrations and the problem details of the gateway itself. API Gateway imports it, and the
 * embedded gateway serves it.
 */
export const apiDefinition = (targets: GatewayTargets) => ({
  openapi: '3.0.1',
  info: { title: 'Stepcast', version: '1' },
  paths: pathsOf(targets),
  components: {
    schemas: { StartEpisode: startEpisodeModel() },
    securitySchemes: {
      caller: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          authorizerUri: targets.authorizer,
          // Two headers may carry the key, and a cache would want both of every request.
          authorizerResultTtlInSeconds: 0,
        },
      },
    },
  },
  // What is sent as these reaches functions in base64; as text it would be broken.
  'x-amazon-apigateway-binary-media-types': [
    ...new Set(OPERATIONS.flatMap(({ file }) => file?.mediaTypes ?? [])),
  ],
  'x-amazon-apigateway-request-validators': {
    body: { validateRequestBody: true, validateRequestParameters: false },
  },
  'x-amazon-apigateway-gateway-responses': gatewayResponses(targets),
});
