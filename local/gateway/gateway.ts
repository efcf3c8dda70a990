import type { IncomingMessage } from 'node:http';
import { createAdmission } from './admission.ts';
import { authorize, authorizerOf } from './authorize.ts';
import { parseDefinition } from './definition.ts';
import { GatewayError } from './gateway-error.ts';
import { mediaTypeOf, type RoutedRequest, readHead, readRequest } from './gateway-request.ts';
import { type Answer, gatewayResponse } from './gateway-response.ts';
import { callLambdaProxy } from './integrations/lambda-proxy.ts';
import { readMock } from './integrations/mock.ts';
import { callStepFunctions, readServiceIntegration } from './integrations/step-functions.ts';
import { createBodyChecks } from './request-model.ts';
import { listRoutes, matchRoute, type RouteDefinition } from './routes.ts';
import type { ServiceTarget } from './service-target.ts';

// Fewer at once than a function has processes, so that a public route such as the health check finds
// one free. As many in line as a slow machine answers in a second or two.
const AUTHORIZED = { running: 6, waiting: 58 };
// Anyone may call the rest, each in a line of its own: many may ask for one clip at once.
const PUBLIC = { running: 20, waiting: 1000 };

interface GatewayParts {
  readonly definition: unknown;
  readonly lambda: ServiceTarget;
  readonly stepFunctions: ServiceTarget;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** Answers a request; never throws. */
export type Gateway = (message: IncomingMessage) => Promise<Answer>;

const decode = (pathParameters: Readonly<Record<string, string>>): Record<string, string> => {
  try {
    return Object.fromEntries(
      Object.entries(pathParameters).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    throw new GatewayError('BAD_REQUEST', 'The path is not percent-encoded UTF-8.');
  }
};

const toGatewayError = (error: unknown): GatewayError =>
  error instanceof GatewayError
    ? error
    : new GatewayError('API_CONFIGURATION_ERROR', `The gateway failed: ${String(error)}`);

/** Reads a definition, and answers by it in API Gateway's order: route, authorizer, model, integration. */
export const createGateway = (parts: GatewayParts): Gateway => {
  const definition = parseDefinition(parts.definition);
  const { lambda, stepFunctions, stageVariables } = parts;

  const integrate = (route: RouteDefinition) => {
    const integration = route.operation['x-amazon-apigateway-integration'];
    if (integration.type === 'aws_proxy') {
      return (request: RoutedRequest) =>
        callLambdaProxy(lambda, integration, request, stageVariables);
    }
    if (integration.type === 'mock') return readMock(integration);
    const service = readServiceIntegration(integration);
    return (request: RoutedRequest) =>
      callStepFunctions(stepFunctions, service, request, stageVariables);
  };
  const routes = listRoutes(definition).map((route) => ({
    ...route,
    authorizer: authorizerOf(definition, route),
    bodyChecks: createBodyChecks(definition, route.operation),
    integrate: integrate(route),
    admit: createAdmission(PUBLIC),
  }));

  const admitAuthorized = createAdmission(AUTHORIZED);

  const answer = async (
    head: ReturnType<typeof readHead>,
    message: IncomingMessage,
  ): Promise<Answer> => {
    const match = matchRoute(routes, head.method, head.path);
    if (!match) {
      throw new GatewayError('MISSING_AUTHENTICATION_TOKEN', 'Missing Authentication Token');
    }
    const { route } = match;
    const request: RoutedRequest = {
      ...(await readRequest(head, message)),
      route,
      pathParameters: decode(match.pathParameters),
      authorizer: {},
    };
    const admit = route.authorizer === null ? route.admit : admitAuthorized;
    return admit(async () => {
      const authorizer = route.authorizer
        ? await authorize(lambda, route.authorizer, request, stageVariables)
        : {};
      route.bodyChecks.get(mediaTypeOf(request))?.(request.body.toString('utf8'));
      return route.integrate({ ...request, authorizer });
    });
  };

  return async (message) => {
    const head = readHead(message);
    const result = await answer(head, message).catch((error: unknown) =>
      gatewayResponse(
        definition['x-amazon-apigateway-gateway-responses'],
        toGatewayError(error),
        head.id,
      ),
    );
    return { ...result, headers: { ...result.headers, 'x-amzn-requestid': head.id } };
  };
};
