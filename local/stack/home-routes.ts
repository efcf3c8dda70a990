import { authorizeRequest, Unauthorized } from '../../src/authorize-request/authorize-request.ts';
import { composeAuthorizer } from '../../src/authorize-request/compose-authorizer.ts';
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

/** Whom the stack's API lets in. */
const admins = (supabaseUrl: string, internalApiKey: string): RefusalOf => {
  const config = { SUPABASE_URL: supabaseUrl, INTERNAL_API_KEY: internalApiKey };
  const deps = composeAuthorizer(config, Date.now);
  return async (headers) => {
    const { authorization, 'x-api-key': apiKey } = headers;
    const given = { authorization, 'x-api-key': String(apiKey ?? '') || undefined };
    try {
      const { policyDocument } = await authorizeRequest({ methodArn: '*', headers: given }, deps);
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
  const refusalOf = admins(world.supabase.url, internalApiKey);
  const routes = [
    connections && createConnectionRoutes({ service: connections, refusalOf }),
    signIn && createSignInRoutes(signIn, refusalOf),
    channels && createChannelRoutes(await channels(world), refusalOf),
    chats && createChatRoutes(chats, refusalOf),
    exportsIn && createExportRoutes(exportsIn(world), refusalOf),
    voiceSamples && createVoiceRoutes(voiceSamples(world.speech.endpoint), refusalOf),
  ].filter((each) => each !== undefined);
  return (request, response) => routes.some((each) => each(request, response));
};
