import { authorizeRequest, Unauthorized } from '../authorize-request/authorize-request.ts';
import type { AuthorizerEvent, AuthorizerResult } from '../authorize-request/authorizer-event.ts';
import { composeAuthorizer } from '../authorize-request/compose-authorizer.ts';
import { openKeysWhenAsked } from '../authorize-request/open-keys-when-asked.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createComposition } from '../runtime/composition.ts';
import { lazily } from '../runtime/lazily.ts';
import { createLogger, type InvocationContext } from '../runtime/logger.ts';
import { traceInvocation } from '../runtime/tracing/trace.ts';

const composition = createComposition({
  sections: ['logging', 'database', 'authorizer'],
  openSecrets,
  compose: (config) => {
    const keys = lazily(async () =>
      (await import('../clients/supabase/access/key-finder.ts')).createKeyFinder(config),
    );
    const deps = composeAuthorizer(config, openKeysWhenAsked(keys), Date.now);
    return { deps, logger: createLogger(config.LOG_LEVEL) };
  },
});

/** The Lambda authorizer of the HTTP API. */
export const handler = (
  event: AuthorizerEvent,
  context: InvocationContext,
): Promise<AuthorizerResult> =>
  traceInvocation(
    'AuthorizeRequest',
    {},
    async () => {
      const { deps, logger } = await composition();
      logger.startInvocation(context);
      try {
        return await authorizeRequest(event, deps);
      } catch (error) {
        if (!(error instanceof Unauthorized)) {
          logger.error('The request could not be authorized', { error });
        }
        throw error;
      }
    },
    { ofError: (error) => (error instanceof Unauthorized ? { status: 401 } : {}) },
  );
