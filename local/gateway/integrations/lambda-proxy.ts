import { z } from 'zod';
import { GatewayError } from '../gateway-error.ts';
import type { RoutedRequest } from '../gateway-request.ts';
import type { Answer } from '../gateway-response.ts';
import { functionNameIn, invokeFunction } from '../invoke-function.ts';
import { proxyEvent } from '../proxy-event.ts';
import type { ServiceTarget } from '../service-target.ts';

const HeaderValueSchema = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const ProxyResultSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), HeaderValueSchema).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/**
 * Answers with what the function returns. A function that fails, or returns something else than a
 * proxy result, is a 502 as in API Gateway.
 */
export const callLambdaProxy = async (
  lambda: ServiceTarget,
  integration: { readonly uri: string; readonly timeoutInMillis: number },
  request: RoutedRequest,
  stageVariables: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const answer = await invokeFunction(
    lambda,
    functionNameIn(integration.uri),
    proxyEvent(request, stageVariables),
    integration.timeoutInMillis,
  );
  const result = ProxyResultSchema.safeParse(answer.ok ? answer.result : undefined);
  if (!result.success) {
    throw new GatewayError(
      'MALFORMED_PROXY_RESPONSE',
      answer.ok ? 'Malformed Lambda proxy response' : answer.errorMessage,
    );
  }
  const { statusCode, headers, body, isBase64Encoded } = result.data;
  return {
    status: statusCode,
    headers: { 'content-type': 'application/json', ...lowerCased(headers ?? {}) },
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
};

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
