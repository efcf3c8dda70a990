import { z } from 'zod';
import type { Definition } from './definition.ts';
import { GatewayError } from './gateway-error.ts';
import type { RoutedRequest } from './gateway-request.ts';
import { functionNameIn, invokeFunction } from './invoke-function.ts';
import { authorizerEvent } from './proxy-event.ts';
import type { RouteDefinition } from './routes.ts';
import type { ServiceTarget } from './service-target.ts';

const oneOrMore = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const ResultSchema = z.object({
  principalId: z.string(),
  policyDocument: z.object({
    Statement: z.array(
      z.object({ Effect: z.enum(['Allow', 'Deny']), Action: oneOrMore, Resource: oneOrMore }),
    ),
  }),
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
type Statement = z.infer<typeof ResultSchema>['policyDocument']['Statement'][number];

const AUTHORIZER_TIMEOUT_MS = 29_000;

const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

const covers = ({ Action, Resource }: Statement, methodArn: string): boolean =>
  Action.some((action) => wildcard(action).test('execute-api:Invoke')) &&
  Resource.some((resource) => wildcard(resource).test(methodArn));

const isAllowed = (statements: readonly Statement[], methodArn: string): boolean => {
  const effects = statements.filter((s) => covers(s, methodArn)).map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
};

/** The function that authorizes a route's requests; null for a public route. */
export const authorizerOf = (definition: Definition, route: RouteDefinition): string | null => {
  const scheme = Object.keys(route.operation.security[0] ?? {})[0];
  if (scheme === undefined) return null;
  const authorizer = definition.components.securitySchemes[scheme];
  if (!authorizer) throw new Error(`${route.resource} names a security scheme that isn't there.`);
  return functionNameIn(authorizer['x-amazon-apigateway-authorizer'].authorizerUri);
};

/**
 * Asks a Lambda authorizer; resolves to what integrations see as `authorizer`.
 * @throws GatewayError UNAUTHORIZED, ACCESS_DENIED, or the authorizer's own failure.
 */
export const authorize = async (
  lambda: ServiceTarget,
  functionName: string,
  request: RoutedRequest,
  stageVariables: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> => {
  const event = authorizerEvent(request, stageVariables);
  const answer = await invokeFunction(lambda, functionName, event, AUTHORIZER_TIMEOUT_MS);
  if (!answer.ok) {
    // The one message by which an authorizer says 401.
    if (answer.errorMessage === 'Unauthorized') {
      throw new GatewayError('UNAUTHORIZED', 'Unauthorized');
    }
    throw new GatewayError('AUTHORIZER_FAILURE', `The authorizer failed: ${answer.errorMessage}`);
  }
  const result = ResultSchema.safeParse(answer.result);
  if (!result.success) {
    throw new GatewayError(
      'AUTHORIZER_CONFIGURATION_ERROR',
      `The authorizer answered with no policy: ${result.error.message}`,
    );
  }
  const { principalId, policyDocument, context } = result.data;
  if (!isAllowed(policyDocument.Statement, event.methodArn)) {
    throw new GatewayError(
      'ACCESS_DENIED',
      'User is not authorized to access this resource with an explicit deny',
      '',
      context,
    );
  }
  return { ...context, principalId };
};
