import {
  type AuthorizerEvent,
  type AuthorizerResult,
  authorizeRequest,
  Unauthorized,
} from '../authorize-request/authorize-request.ts';
import { composeAuthorizer } from '../authorize-request/compose-authorizer.ts';
import { loadConfig } from '../runtime/config.ts';
import { createLogger, type InvocationContext } from '../runtime/logger.ts';

const compose = () => {
  const config = loadConfig(['logging', 'authorizer']);
  return { deps: composeAuthorizer(config, Date.now), logger: createLogger(config.LOG_LEVEL) };
};

let composed: ReturnType<typeof compose> | undefined;

/** The Lambda authorizer of the HTTP API. */
export const handler = async (
  event: AuthorizerEvent,
  context: InvocationContext,
): Promise<AuthorizerResult> => {
  composed ??= compose();
  composed.logger.startInvocation(context);
  try {
    return await authorizeRequest(event, composed.deps);
  } catch (error) {
    if (!(error instanceof Unauthorized)) {
      composed.logger.error('The request could not be authorized', { error });
    }
    throw error;
  }
};
