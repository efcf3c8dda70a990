/** The part of API Gateway's REQUEST authorizer event that is looked at. */
export interface AuthorizerEvent {
  readonly methodArn: string;
  readonly httpMethod: string;
  /** The route as it was declared, for example `/api/v1/episodes/{episodeId}`. */
  readonly resource: string;
  readonly headers: Readonly<Record<string, string | undefined>> | null;
  readonly multiValueQueryStringParameters?: Readonly<
    Record<string, readonly string[] | undefined>
  > | null;
  /** `path`: as it was asked for, with the stage. */
  readonly requestContext: { readonly path: string };
}

/** The policy that API Gateway wants for an answer, and what it hands on. */
export interface AuthorizerResult {
  readonly principalId: string;
  readonly policyDocument: {
    readonly Version: '2012-10-17';
    readonly Statement: readonly [
      {
        readonly Action: 'execute-api:Invoke';
        readonly Effect: 'Allow' | 'Deny';
        readonly Resource: string;
      },
    ];
  };
  /**
   * To routes who calls, as JSON, their role, the ids of the shows that they are kept to, as JSON, and
   * the digest that a signed request's body must have; to the answer of a denied request why it is.
   */
  readonly context:
    | {
        readonly caller: string;
        readonly role: string;
        readonly podcastIds?: string;
        readonly digest?: string;
      }
    | { readonly refusal: string };
}
