import { authorizeRequest, Unauthorized } from '../../src/authorize-request/authorize-request.ts';
import { composeAuthorizer } from '../../src/authorize-request/compose-authorizer.ts';
import {
  type ConnectionRoutes,
  type ConnectionService,
  createConnectionRoutes,
} from '../connections/index.ts';

/** The routes of connections, for whom the stack's API lets in. */
export const openConnectionRoutes = (
  service: ConnectionService,
  {
    supabaseUrl,
    internalApiKey,
  }: { readonly supabaseUrl: string; readonly internalApiKey: string },
): ConnectionRoutes => {
  const config = { SUPABASE_URL: supabaseUrl, INTERNAL_API_KEY: internalApiKey };
  const deps = composeAuthorizer(config, Date.now);
  return createConnectionRoutes({
    service,
    async refusalOf(headers) {
      const { authorization, 'x-api-key': apiKey } = headers;
      const given = { authorization, 'x-api-key': String(apiKey ?? '') || undefined };
      try {
        const { policyDocument } = await authorizeRequest({ methodArn: '*', headers: given }, deps);
        return policyDocument.Statement[0].Effect === 'Allow' ? undefined : 403;
      } catch (error) {
        if (error instanceof Unauthorized) return 401;
        throw error;
      }
    },
  });
};
