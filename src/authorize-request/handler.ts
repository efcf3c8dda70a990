import { loadConfig } from '../runtime/config.ts';
import {
  type AuthorizerEvent,
  type AuthorizerResult,
  authorizeRequest,
} from './authorize-request.ts';

let apiKey: string | undefined;

/** The Lambda authorizer of the HTTP API. */
export const handler = async (event: AuthorizerEvent): Promise<AuthorizerResult> => {
  apiKey ??= loadConfig(['authorizer']).INTERNAL_API_KEY;
  return authorizeRequest(event, apiKey);
};
