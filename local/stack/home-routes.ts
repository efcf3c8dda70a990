import type { Role } from '../../src/access/role.ts';
import { authorizeRequest, Unauthorized } from '../../src/authorize-request/authorize-request.ts';
import { composeAuthorizer } from '../../src/authorize-request/compose-authorizer.ts';
import { createKeyFinder } from '../../src/clients/supabase/access/key-finder.ts';
import {
  type AdminRoutes,
  createChannelRoutes,
  createChatRoutes,
  createConnectionRoutes,
  createExportRoutes,
  createSignInRoutes,
  createVoiceRoutes,
  type RefusalOf,
} from '../connections/index.ts';
import type { StackOptions } from './options.ts';
import type { OutsideWorld } from './outside-world.ts';

/** Whom the stack's API lets in, by the role that is needed. */
const callers = (
  { url, serviceKey }: OutsideWorld['supabase'],
  internalApiKey: string,
): ((needed: Role) => RefusalOf) => {
  const config = { SUPABASE_URL: url, INTERNAL_API_KEY: internalApiKey };
  const keys = createKeyFinder({ SUPABASE_URL: url, SUPABASE_SERVICE_KEY: serviceKey });
  const deps = composeAuthorizer(config, keys, Date.now);
  return (needed) => async (headers) => {
    const { authorization, 'x-api-key': apiKey } = headers;
    const given = { authorization, 'x-api-key': String(apiKey ?? '') || undefined };
    const event = {
      ...{ methodArn: '*', httpMethod: '', resource: '', headers: given },
      requestContext: { path: '/' },
    };
    try {
      const { policyDocument } = await authorizeRequest(event, deps, needed);
      return policyDocument.Statement[0].Effect === 'Allow' ? undefined : 403;
    } catch (error) {
      if (error instanceof Unauthorized) return 401;
      throw error;
    }
  };
};

/** The routes that a stack at home has beside its API's: for what it is connected to, and its channels. */
export const openHomeRoutes = async (
  { connections, signIn, channels, chats, exportsIn, voiceSamples }: StackOptions,
  world: Pick<OutsideWorld, 'telegram' | 'supabase' | 'speech'>,
  internalApiKey: string,
): Promise<AdminRoutes> => {
  const refusalOf = callers(world.supabase, internalApiKey);
  const [admins, editors] = [refusalOf('admin'), refusalOf('editor')];
  const routes = [
    connections && createConnectionRoutes({ service: connections, refusalOf: admins }),
    signIn && createSignInRoutes(signIn, admins),
    channels && createChannelRoutes(await channels(world), editors),
    chats && createChatRoutes(chats, editors),
    exportsIn && createExportRoutes(exportsIn(world), editors),
    voiceSamples && createVoiceRoutes(voiceSamples(world.speech.endpoint), editors),
  ].filter((each) => each !== undefined);
  return (request, response) => routes.some((each) => each(request, response));
};
