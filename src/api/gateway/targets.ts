import { corsHeaders } from '../cors.ts';

/** What the routes integrate with: strings, or whatever stands for them in a CloudFormation template. */
export interface GatewayTargets {
  /** Integration URI of the function `api`. */
  readonly apiFunction: unknown;
  /** Integration URI of the function `clips`. */
  readonly clipsFunction: unknown;
  /** Integration URI of the function `authorizeRequest`. */
  readonly authorizer: unknown;
  /** Integration URI of Step Functions' action StartExecution. */
  readonly startExecution: unknown;
  /** ARN of the role that may start episodes. */
  readonly startEpisodeRole: unknown;
  /** Where the web console is served, between single quotes as API Gateway writes literal headers. */
  readonly consoleOrigin: unknown;
}

/** Names a header of an answer as API Gateway's `place` does, for example `method.response`. */
export const headerParameters = (
  place: 'method.response' | 'gatewayresponse',
  headers: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`${place}.header.${name}`, value]),
  );

/** The headers that let the console read an answer, as literal values. */
export const corsParameters = ({ consoleOrigin }: GatewayTargets): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(corsHeaders('')).map(([name, value]) => [
      name,
      value === '' ? consoleOrigin : `'${value}'`,
    ]),
  );

/** The headers that a method has to declare before it may answer with them. */
export const declaredHeaders = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { schema: { type: 'string' } }]));
