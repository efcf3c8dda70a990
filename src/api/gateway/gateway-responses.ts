import { corsParameters, type GatewayTargets, headerParameters } from './targets.ts';

interface GatewayProblem {
  /** API Gateway's own status is kept when there is none. */
  readonly status?: number;
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

// Stands for itself with its quotes, escaped; everything else is text between quotes.
const MESSAGE = '$context.error.messageString';

// By API Gateway's response types (developer guide, "Gateway response types for API Gateway").
const PROBLEMS: Readonly<Record<string, GatewayProblem>> = {
  BAD_REQUEST_BODY: {
    status: 400,
    kind: 'malformed-body',
    title: 'Malformed body',
    // The one route whose body the gateway checks. What is wrong stands in the validator's own words.
    detail:
      'The body must be a JSON object with podcastId, a UUID, and if you like window: { from, until }, two times in UTC such as 2026-01-31T08:00:00Z. What is wrong with it: $context.error.validationErrorString',
  },
  BAD_REQUEST_PARAMETERS: {
    status: 400,
    kind: 'malformed-parameter',
    title: 'Malformed parameter',
    detail: '$context.error.validationErrorString',
  },
  UNAUTHORIZED: {
    status: 401,
    kind: 'unauthorized',
    title: 'Unauthorized',
    detail:
      'The request carries no valid credential: the token of somebody who is signed in and has not expired, or a key that is neither revoked nor over, as "Authorization: Bearer <token>"; the key also as "x-api-key".',
    headers: { 'WWW-Authenticate': 'Bearer' },
  },
  ACCESS_DENIED: {
    status: 403,
    kind: 'forbidden',
    title: 'Forbidden',
    // Whoever is denied is told why by the authorizer.
    detail: '$context.authorizer.refusal',
  },
  // The authorizer fails when it can't get at the project's keys.
  AUTHORIZER_FAILURE: {
    status: 503,
    kind: 'unavailable',
    title: 'Temporarily unavailable',
    detail: 'Tokens could not be checked just now. Try again in a moment.',
    headers: { 'Retry-After': '10' },
  },
  // API Gateway's name for a route or method that doesn't exist.
  MISSING_AUTHENTICATION_TOKEN: {
    status: 404,
    kind: 'no-such-route',
    title: 'No such route',
    detail: 'There is no such route.',
  },
  RESOURCE_NOT_FOUND: {
    status: 404,
    kind: 'no-such-route',
    title: 'No such route',
    detail: 'There is no such route.',
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    kind: 'too-large',
    title: 'Request too large',
    detail: 'The body is larger than 10 MB.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    kind: 'unsupported-media-type',
    title: 'Unsupported media type',
    detail: 'Send the body as application/json.',
  },
  THROTTLED: {
    status: 429,
    kind: 'too-many-requests',
    title: 'Too many requests',
    detail: 'Try again in a moment.',
    headers: { 'Retry-After': '1' },
  },
  INTEGRATION_TIMEOUT: {
    status: 504,
    kind: 'timeout',
    title: 'No answer in time',
    detail: 'The service did not answer in time. Try again in a moment.',
    headers: { 'Retry-After': '5' },
  },
  INTEGRATION_FAILURE: {
    status: 502,
    kind: 'unavailable',
    title: 'Temporarily unavailable',
    detail: 'The service behind this route could not be reached. Try again in a moment.',
    headers: { 'Retry-After': '5' },
  },
  DEFAULT_4XX: {
    kind: 'bad-request',
    title: 'Bad request',
    detail: MESSAGE,
  },
  DEFAULT_5XX: {
    kind: 'internal',
    title: 'Internal error',
    detail:
      'This is a fault of the service; its log has it under the request id $context.requestId.',
  },
};

const gatewayResponse = (
  targets: GatewayTargets,
  { status, kind, title, detail, headers = {} }: GatewayProblem,
) => ({
  ...(status === undefined ? {} : { statusCode: String(status) }),
  responseParameters: headerParameters('gatewayresponse', {
    ...corsParameters(targets),
    'Content-Type': "'application/problem+json'",
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`])),
  }),
  responseTemplates: {
    'application/json': JSON.stringify({
      type: `urn:stepcast:problem:${kind}`,
      title,
      ...(status === undefined ? {} : { status }),
      detail,
    }).replace(`"${MESSAGE}"`, MESSAGE),
  },
});

/** What API Gateway itself answers (`x-amazon-apigateway-gateway-responses`), as problem details. */
export const gatewayResponses = (targets: GatewayTargets) =>
  Object.fromEntries(
    Object.entries(PROBLEMS).map(([type, problem]) => [type, gatewayResponse(targets, problem)]),
  );
