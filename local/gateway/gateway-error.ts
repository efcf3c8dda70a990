// API Gateway's response types and the statuses they have unless the definition says otherwise.
const STATUSES = {
  ACCESS_DENIED: 403,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  BAD_REQUEST_BODY: 400,
  API_CONFIGURATION_ERROR: 500,
  INTEGRATION_FAILURE: 504,
  INTEGRATION_TIMEOUT: 504,
  MISSING_AUTHENTICATION_TOKEN: 403,
  REQUEST_TOO_LARGE: 413,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  // Not types of their own: what API Gateway answers by its defaults.
  BAD_REQUEST: 400,
  MALFORMED_PROXY_RESPONSE: 502,
} as const;

export type ResponseType = keyof typeof STATUSES;

/** Thrown when the gateway itself answers, not an integration. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly type: ResponseType;
  /** What a request model found wrong. */
  readonly validationErrorString: string;

  /** What an authorizer handed on with its refusal. */
  readonly authorizer: Readonly<Record<string, unknown>>;

  constructor(
    type: ResponseType,
    message: string,
    validationErrorString = '',
    authorizer: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.type = type;
    this.validationErrorString = validationErrorString;
    this.authorizer = authorizer;
  }

  get status(): number {
    return STATUSES[this.type];
  }
}
