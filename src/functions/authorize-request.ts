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
import { createLogger } from '../runtime/logger.ts';

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
export const handler = async (event: AuthorizerEvent): Promise<AuthorizerResult> => {
  composed ??= compose();
  try {
    return await authorizeRequest(event, composed.deps);
  } catch (error) {
    if (!(error instanceof Unauthorized)) {
      composed.logger.log('error', 'The request could not be authorized', { error: String(error) });
    }
    throw error;
  }
};
