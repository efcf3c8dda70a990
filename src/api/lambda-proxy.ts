type Values = Readonly<Record<string, string | undefined>>;

/** The part of API Gateway's Lambda proxy event (payload version 1.0) that the routes use. */
export interface ProxyEvent {
  readonly httpMethod: string;
  /** The route as it was declared, for example `/api/v1/episodes/{episodeId}`. */
  readonly resource: string;
  readonly pathParameters: Values | null;
  readonly queryStringParameters: Values | null;
  readonly headers: Values | null;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
  /** `baseUrl`: where the API is, without a trailing slash. */
  readonly stageVariables: Values | null;
  readonly requestContext: {
    readonly requestId: string;
    /** As it was asked for, with the stage. */
    readonly path: string;
    /**
     * What the authorizer said of the caller, `caller` as JSON, `podcastIds` the shows that they are
     * kept to, as JSON, `digest` what the body of a signed request must have; none on public routes.
     */
    readonly authorizer?:
      | {
          readonly caller?: string | undefined;
          readonly podcastIds?: string | undefined;
          readonly digest?: string | undefined;
        }
      | null
      | undefined;
  };
}

/** What a function answers to API Gateway. */
export interface ProxyResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A JSON answer that no cache keeps. */
export const jsonResult = (
  statusCode: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ProxyResult => ({
  statusCode,
  headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

/** The answer that says nothing but that it is done. */
export const emptyResult: ProxyResult = {
  statusCode: 204,
  headers: { 'Cache-Control': 'no-store' },
  body: '',
};

/** The value of a header, whatever the case of its name. */
export const headerOf = ({ headers }: ProxyEvent, name: string): string | undefined =>
  Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

/** The absolute address of a path of this API. */
export const urlOf = ({ stageVariables }: ProxyEvent, path: string): string =>
  `${stageVariables?.['baseUrl'] ?? ''}${path}`;
