import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../operations/operation.ts';
import {
  corsParameters,
  declaredHeaders,
  type GatewayTargets,
  headerParameters,
} from './targets.ts';

const template = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', 'start-episode', `${name}.vtl`), 'utf8');

/** How `POST /api/v1/episodes` starts an execution without a function: the service integration and its templates. */
export const startEpisodeOperation = (targets: GatewayTargets, operation: Operation) => {
  const cors = corsParameters(targets);
  const answer = (statusCode: number, templateName: string, contentType: string) => ({
    statusCode: String(statusCode),
    responseParameters: headerParameters('method.response', {
      ...cors,
      'Content-Type': `'${contentType}'`,
    }),
    responseTemplates: { 'application/json': template(templateName) },
  });
  const response = (description: string, ...names: string[]) => ({
    description,
    headers: declaredHeaders([...Object.keys(cors), 'Content-Type', ...names]),
  });
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    security: [{ caller: [] }],
    'x-amazon-apigateway-request-validator': 'body',
    parameters: [
      { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } },
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/StartEpisode' } } },
    },
    responses: {
      202: response(operation.success.description, 'Location'),
      400: response('Malformed body or Idempotency-Key'),
      404: response('The key that was sent is for other shows alone'),
      409: response('This key belongs to another request or to an episode that has ended'),
      429: response('Too many requests', 'Retry-After'),
      503: response('Temporarily unavailable', 'Retry-After'),
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
  };
};
