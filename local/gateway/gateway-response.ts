import type { Definition } from './definition.ts';
import type { GatewayError } from './gateway-error.ts';

/** An HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const jsonText = (text: string): string => JSON.stringify(text).slice(1, -1);

// Gateway responses know no VTL: variables are put in their place, and that is all.
const fill = (template: string, error: GatewayError, requestId: string): string => {
  const variables: Readonly<Record<string, string>> = {
    'error.messageString': JSON.stringify(error.message),
    'error.message': jsonText(error.message),
    'error.validationErrorString': jsonText(error.validationErrorString),
    'error.responseType': error.type,
    requestId,
    ...Object.fromEntries(
      Object.entries(error.authorizer).map(([name, value]) => [
        `authorizer.${name}`,
        jsonText(String(value)),
      ]),
    ),
  };
  return template.replace(/\$context\.([\w.]+\w)/g, (_, name: string) => variables[name] ?? '');
};

const headersOf = (parameters: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name.replace(/^gatewayresponse\.header\./, '').toLowerCase(),
      value.replace(/^'(.*)'$/, '$1'),
    ]),
  );

/** What the gateway answers to an error, by the definition's gateway responses. */
export const gatewayResponse = (
  responses: Definition['x-amazon-apigateway-gateway-responses'],
  error: GatewayError,
  requestId: string,
): Answer => {
  const own = responses[error.type];
  const fallback = responses[error.status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'];
  const response = own ?? fallback;
  const template =
    response?.responseTemplates['application/json'] ?? '{"message":$context.error.messageString}';
  return {
    status: Number(own?.statusCode ?? fallback?.statusCode ?? error.status),
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': error.type,
      ...headersOf(response?.responseParameters ?? {}),
    },
    body: fill(template, error, requestId),
  };
};
