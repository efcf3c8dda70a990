import {
  type AuthorizerDeps,
  type AuthorizerEvent,
  type AuthorizerResult,
  authorizeRequest,
  Unauthorized,
} from '../authorize-request/authorize-request.ts';
import { fetchProjectKeys } from '../authorize-request/fetch-project-keys.ts';
import { createProjectKeys } from '../authorize-request/project-keys.ts';
import { createTokenVerifier } from '../authorize-request/verify-token.ts';
import { loadConfig } from '../runtime/config.ts';
import { createLogger, type InvocationContext } from '../runtime/logger.ts';

const compose = () => {
  const config = loadConfig(['logging', 'authorizer']);
  const keys = createProjectKeys({
    fetchKeys: () => fetchProjectKeys(config.SUPABASE_URL),
    now: Date.now,
  });
  const deps: AuthorizerDeps = {
    internalApiKey: config.INTERNAL_API_KEY,
    verifyToken: createTokenVerifier(keys, config.SUPABASE_URL),
  };
  return { deps, logger: createLogger(config.LOG_LEVEL) };
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
