/** The part of API Gateway's Lambda proxy event (payload version 1.0) that the routes use. */
export interface ProxyEvent {
  readonly httpMethod: string;
  /** The route as it was declared, for example `/api/v1/episodes/{episodeId}`. */
  readonly resource: string;
  readonly pathParameters: Readonly<Record<string, string | undefined>> | null;
  readonly requestContext: { readonly requestId: string };
}

/** What a function answers to API Gateway. */
export interface ProxyResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A JSON answer that no cache keeps. */
export const jsonResult = (statusCode: number, body: unknown): ProxyResult => ({
  statusCode,
  headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  body: JSON.stringify(body),
});
