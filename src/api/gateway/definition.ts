import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEpisodeModel } from '../start-episode/body.ts';
import { gatewayResponses } from './gateway-responses.ts';

/** What the routes integrate with: strings, or whatever stands for them in a CloudFormation template. */
export interface GatewayTargets {
  /** Integration URI of the function `api`. */
  readonly apiFunction: unknown;
  /** Integration URI of the function `authorizeRequest`. */
  readonly authorizer: unknown;
  /** Integration URI of Step Functions' action StartExecution. */
  readonly startExecution: unknown;
  /** ARN of the role that may start episodes. */
  readonly startEpisodeRole: unknown;
}

const template = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', 'start-episode', `${name}.vtl`), 'utf8');

const problemResponse = (description: string) => ({
  description,
  headers: { 'Content-Type': { schema: { type: 'string' } } },
});

const answer = (statusCode: number, templateName: string, contentType: string) => ({
  statusCode: String(statusCode),
  responseParameters: { 'method.response.header.Content-Type': `'${contentType}'` },
  responseTemplates: { 'application/json': template(templateName) },
});

const startEpisode = (targets: GatewayTargets) => ({
  operationId: 'startEpisode',
  summary: 'Starts an episode of a show',
  security: [{ caller: [] }],
  'x-amazon-apigateway-request-validator': 'body',
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description:
        "A UUID; it becomes the episode's id, so that a repeated request starts nothing.",
      schema: { type: 'string' },
    },
  ],
  requestBody: {
    required: true,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/StartEpisode' } } },
  },
  responses: {
    202: {
      description: 'Started, or under way already with this key and body',
      headers: {
        'Content-Type': { schema: { type: 'string' } },
        Location: { schema: { type: 'string' } },
      },
    },
    400: problemResponse('Malformed body or Idempotency-Key'),
    409: problemResponse('This key belongs to another request or to an episode that has ended'),
    429: problemResponse('Too many requests'),
    503: problemResponse('Temporarily unavailable'),
  },
  'x-amazon-apigateway-integration': {
    type: 'aws',
    httpMethod: 'POST',
    uri: targets.startExecution,
    credentials: targets.startEpisodeRole,
    // Without it a body of another media type would reach Step Functions unchecked.
    passthroughBehavior: 'never',
    requestTemplates: { 'application/json': template('request') },
    responses: {
      200: answer(202, 'started', 'application/json'),
      400: answer(400, 'refused', 'application/problem+json'),
      default: answer(503, 'unavailable', 'application/problem+json'),
    },
  },
});

const lambdaRoute = (
  targets: GatewayTargets,
  operation: { operationId: string; summary: string; parameters?: unknown[] },
  { isPublic = false } = {},
) => ({
  ...operation,
  security: isPublic ? [] : [{ caller: [] }],
  responses: { 200: { description: 'The answer' } },
  'x-amazon-apigateway-integration': {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: targets.apiFunction,
    passthroughBehavior: 'when_no_match',
    timeoutInMillis: 25_000,
  },
});

/**
 * The HTTP API in OpenAPI 3.0 with API Gateway's extensions: routes, request model, authorizer,
 * integrations and the problem details of the gateway itself. API Gateway imports it, and the
 * embedded gateway serves it.
 */
export const apiDefinition = (targets: GatewayTargets) => ({
  openapi: '3.0.1',
  info: { title: 'Stepcast', version: '1' },
  paths: {
    '/api/v1/episodes': { post: startEpisode(targets) },
    '/api/v1/episodes/{episodeId}': {
      get: lambdaRoute(targets, {
        operationId: 'getEpisodeStatus',
        summary: 'What an episode is doing',
        parameters: [{ name: 'episodeId', in: 'path', required: true, schema: { type: 'string' } }],
      }),
    },
    '/api/v1/health': {
      get: lambdaRoute(
        targets,
        { operationId: 'getHealth', summary: 'Whether the API answers' },
        { isPublic: true },
      ),
    },
  },
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
  'x-amazon-apigateway-request-validators': {
    body: { validateRequestBody: true, validateRequestParameters: false },
  },
  'x-amazon-apigateway-gateway-responses': gatewayResponses,
});
