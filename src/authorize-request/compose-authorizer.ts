import type { AuthorizerDeps } from './authorize-request.ts';
import { fetchProjectKeys } from './fetch-project-keys.ts';
import type { KeyFinder } from './key-finder.ts';
import { createProjectKeys } from './project-keys.ts';
import { createTokenVerifier } from './verify-token.ts';

interface AuthorizerConfig {
  readonly INTERNAL_API_KEY: string;
  readonly SUPABASE_URL: string;
}

/** What requests are authorized by on a stage. `now` is in milliseconds since 1970. */
export const composeAuthorizer = (
  config: AuthorizerConfig,
  keys: KeyFinder,
  now: () => number,
): AuthorizerDeps => {
  const projectKeys = createProjectKeys({
    fetchKeys: () => fetchProjectKeys(config.SUPABASE_URL),
    now,
  });
  return {
    internalApiKey: config.INTERNAL_API_KEY,
    keys,
    now,
    verifyToken: createTokenVerifier(projectKeys, config.SUPABASE_URL),
  };
};
