import { ALLOWED_HEADERS } from '../cors.ts';
import type { Operation } from '../operations/operation.ts';
import {
  corsParameters,
  declaredHeaders,
  type GatewayTargets,
  headerParameters,
} from './targets.ts';

const methodsOf = (operations: readonly Operation[]): string =>
  [...operations.map(({ method }) => method.toUpperCase()), 'OPTIONS'].sort().join(', ');

interface FixedAnswer {
  readonly status: number;
  readonly description: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

// API Gateway answers by itself: nothing is invoked, so nobody need be let in.
const fixedAnswer = ({ status, description, headers, body }: FixedAnswer) => ({
  security: [],
  responses: { [status]: { description, headers: declaredHeaders(Object.keys(headers)) } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    passthroughBehavior: 'never',
    requestTemplates: { 'application/json': JSON.stringify({ statusCode: status }) },
    responses: {
      default: {
        statusCode: String(status),
        responseParameters: headerParameters('method.response', headers),
        responseTemplates: { 'application/json': body },
      },
    },
  },
});

/** What a path answers to browsers that ask before they send. */
export const preflight = (targets: GatewayTargets, operations: readonly Operation[]) =>
  fixedAnswer({
    status: 204,
    description: 'What a page may send',
    headers: {
      ...corsParameters(targets),
      'Access-Control-Allow-Methods': `'${methodsOf(operations)}'`,
      'Access-Control-Allow-Headers': `'${ALLOWED_HEADERS}'`,
      'Access-Control-Max-Age': "'600'",
    },
    body: '',
  });

/** What a path answers to the methods that it doesn't have. */
export const methodNotAllowed = (targets: GatewayTargets, operations: readonly Operation[]) => {
  const allowed = methodsOf(operations);
  return fixedAnswer({
    status: 405,
    description: 'This path has no such method',
    headers: {
      ...corsParameters(targets),
      'Content-Type': "'application/problem+json'",
      Allow: `'${allowed}'`,
    },
    body: JSON.stringify({
      type: 'urn:stepcast:problem:method-not-allowed',
      title: 'Method not allowed',
      status: 405,
      detail: `This path takes ${allowed}.`,
    }),
  });
};
