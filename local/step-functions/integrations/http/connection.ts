/**
 * What an EventBridge connection adds to a request: the API key as a header, and its invocation
 * parameters. They win over what the state machine says.
 */
export interface Connection {
  /** Where requests may go, as the role of a machine allows it on AWS; missing for anywhere. For example `https://api.example.com`. */
  readonly origin?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly queryParameters?: Readonly<Record<string, string>>;
  readonly bodyParameters?: Readonly<Record<string, string>>;
}
