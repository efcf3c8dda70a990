import type { AwsServiceIntegration } from '../definition.ts';
import { GatewayError } from '../gateway-error.ts';
import { mediaTypeOf, type RoutedRequest } from '../gateway-request.ts';
import type { Answer } from '../gateway-response.ts';
import { type MappingTemplate, readMappingTemplate } from '../mapping-template/mapping-template.ts';
import { requestContext, singleValues } from '../proxy-event.ts';
import { type ServiceTarget, signatureFor } from '../service-target.ts';
import { literalHeaders } from './literal-headers.ts';

interface ReadResponse {
  readonly pattern: RegExp | null;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly template: MappingTemplate | undefined;
}

/** A service integration whose templates have been read. */
export interface ServiceIntegration {
  readonly action: string;
  readonly timeoutMs: number;
  readonly requestTemplates: ReadonlyMap<string, MappingTemplate>;
  readonly responses: readonly ReadResponse[];
}

/**
 * Reads a service integration of Step Functions.
 * @throws Error naming an action or a mapping that isn't known here.
 */
export const readServiceIntegration = (integration: AwsServiceIntegration): ServiceIntegration => {
  const action = /^arn:[\w-]+:apigateway:[\w-]+:states:action\/(\w+)$/.exec(integration.uri)?.[1];
  if (action === undefined) {
    throw new Error(`${integration.uri}: only actions of Step Functions are understood here.`);
  }
  return {
    action,
    timeoutMs: integration.timeoutInMillis,
    requestTemplates: new Map(
      Object.entries(integration.requestTemplates).map(([mediaType, template]) => [
        mediaType,
        readMappingTemplate(template),
      ]),
    ),
    responses: Object.entries(integration.responses).map(([pattern, response]) => {
      const template = response.responseTemplates['application/json'];
      return {
        pattern: pattern === 'default' ? null : new RegExp(`^(?:${pattern})$`),
        status: Number(response.statusCode),
        headers: literalHeaders(response.responseParameters),
        template: template === undefined ? undefined : readMappingTemplate(template),
      };
    }),
  };
};

const call = async (
  target: ServiceTarget,
  { action, timeoutMs }: ServiceIntegration,
  body: string,
) => {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const url = new URL(target.endpoint);
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AWSStepFunctions.${action}`,
        ...signatureFor(target, 'states', url, body),
      },
      body,
      signal,
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    throw new GatewayError(
      signal.aborted ? 'INTEGRATION_TIMEOUT' : 'INTEGRATION_FAILURE',
      `Step Functions did not answer: ${String(error)}`,
    );
  }
};

/**
 * Maps the request, calls Step Functions, and maps its answer by the first response whose pattern
 * its status matches.
 * @throws GatewayError UNSUPPORTED_MEDIA_TYPE for a body that no request template is for.
 */
export const callStepFunctions = async (
  target: ServiceTarget,
  integration: ServiceIntegration,
  request: RoutedRequest,
  stageVariables: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const requestTemplate = integration.requestTemplates.get(mediaTypeOf(request));
  if (!requestTemplate) {
    throw new GatewayError('UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type');
  }
  const values = {
    parameters: {
      path: request.pathParameters,
      querystring: singleValues(request.query),
      header: singleValues(request.headers),
    },
    context: requestContext(request),
    stageVariables,
  };
  const mapped = requestTemplate({ ...values, body: request.body.toString('utf8') });
  const answer = await call(target, integration, mapped.text);

  const response =
    integration.responses.find(({ pattern }) => pattern?.test(String(answer.status))) ??
    integration.responses.find(({ pattern }) => pattern === null);
  if (!response) {
    throw new GatewayError('API_CONFIGURATION_ERROR', 'No integration response matches.');
  }
  // Response templates see no parameters of the request.
  const none = { path: {}, querystring: {}, header: {} };
  const rendered = response.template?.({ ...values, parameters: none, body: answer.body });
  const overrides = Object.entries(rendered?.headers ?? {});
  return {
    status: rendered?.status ?? response.status,
    headers: {
      'content-type': 'application/json',
      ...response.headers,
      ...Object.fromEntries(overrides.map(([name, value]) => [name.toLowerCase(), value])),
    },
    body: (rendered?.text ?? answer.body).trim(),
  };
};
