import { authorizeRequest, Unauthorized } from '../authorize-request/authorize-request.ts';
import type { AuthorizerEvent, AuthorizerResult } from '../authorize-request/authorizer-event.ts';
import { composeAuthorizer } from '../authorize-request/compose-authorizer.ts';
import { openKeysWhenAsked } from '../authorize-request/open-keys-when-asked.ts';
import { loadConfig } from '../runtime/config.ts';
import { lazily } from '../runtime/lazily.ts';
import { createLogger, type InvocationContext } from '../runtime/logger.ts';

const compose = () => {
  const config = loadConfig(['logging', 'database', 'authorizer']);
  const keys = lazily(async () =>
    (await import('../clients/supabase/access/key-finder.ts')).createKeyFinder(config),
  );
  const deps = composeAuthorizer(config, openKeysWhenAsked(keys), Date.now);
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
