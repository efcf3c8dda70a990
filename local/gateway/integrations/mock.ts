import type { MockIntegration } from '../definition.ts';
import { GatewayError } from '../gateway-error.ts';
import { mediaTypeOf, type RoutedRequest } from '../gateway-request.ts';
import type { Answer } from '../gateway-response.ts';
import { literalHeaders } from './literal-headers.ts';

/**
 * Reads a mock integration: one answer that is the same for every request.
 * @throws Error for templates or headers that aren't literal.
 */
export const readMock = ({ requestTemplates, responses }: MockIntegration) => {
  const { statusCode, responseParameters, responseTemplates } = responses.default;
  const body = responseTemplates['application/json'] ?? '';
  if (/[#$]/.test(`${body}${Object.values(requestTemplates).join('')}`)) {
    throw new Error('Only templates without references are understood in mock integrations here.');
  }
  const answer: Answer = {
    status: Number(statusCode),
    headers: { 'content-type': 'application/json', ...literalHeaders(responseParameters) },
    body,
  };
  /** Throws GatewayError UNSUPPORTED_MEDIA_TYPE for a body that no request template is for. */
  return async (request: RoutedRequest): Promise<Answer> => {
    if (!Object.hasOwn(requestTemplates, mediaTypeOf(request))) {
      throw new GatewayError('UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type');
    }
    return answer;
  };
};
