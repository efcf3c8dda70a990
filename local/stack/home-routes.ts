import { CallerSchema } from '../../src/access/caller.ts';
import type { Role } from '../../src/access/role.ts';
import { authorizeRequest, Unauthorized } from '../../src/authorize-request/authorize-request.ts';
import { composeAuthorizer } from '../../src/authorize-request/compose-authorizer.ts';
import { createAuditLog } from '../../src/clients/supabase/access/audit-log.ts';
import { createKeyFinder } from '../../src/clients/supabase/access/key-finder.ts';
import { onBehalfOf } from '../../src/runtime/current-caller.ts';
import {
  type AdminRoutes,
  type Admit,
  createChannelRoutes,
  createChatRoutes,
  createConnectionRoutes,
  createDiskRoutes,
  createExportRoutes,
  createSignInRoutes,
  createVoiceRoutes,
} from '../connections/index.ts';
import type { StackOptions } from './options.ts';
import type { OutsideWorld } from './outside-world.ts';

/** Whom the stack's API lets in, by the role that is needed; what they do is entered in its audit. */
const callers = (
  { url, serviceKey }: OutsideWorld['supabase'],
  internalApiKey: string,
): ((needed: Role) => Admit) => {
  const database = { SUPABASE_URL: url, SUPABASE_SERVICE_KEY: serviceKey };
  const config = { SUPABASE_URL: url, INTERNAL_API_KEY: internalApiKey };
  const deps = composeAuthorizer(config, createKeyFinder(database), Date.now);
  const audit = createAuditLog(database);
  return (needed) => async (headers) => {
    const { authorization, 'x-api-key': apiKey } = headers;
    const given = { authorization, 'x-api-key': String(apiKey ?? '') || undefined };
    const event = {
      ...{ methodArn: '*', httpMethod: '', resource: '', headers: given },
      requestContext: { path: '/' },
    };
    try {
      const { context } = await authorizeRequest(event, deps, needed);
      if (!('caller' in context)) return 403;
      const caller = CallerSchema.parse(JSON.parse(context.caller));
      return {
        act: (work) => onBehalfOf(caller, work),
        record: (done) => onBehalfOf(caller, () => audit.record(done)),
      };
    } catch (error) {
      if (error instanceof Unauthorized) return 401;
      throw error;
    }
  };
};

/** The routes that a stack at home has beside its API's: for what it is connected to, and its channels. */
export const openHomeRoutes = (
  { connections, signIn, channels, chats, exportsIn, voiceSamples, disk }: StackOptions,
  world: Pick<OutsideWorld, 'telegram' | 'supabase' | 'speech' | 'storage'>,
  internalApiKey: string,
): AdminRoutes => {
  const admit = callers(world.supabase, internalApiKey);
  const [admins, editors] = [admit('admin'), admit('editor')];
  const routes = [
    connections && createConnectionRoutes({ service: connections, admit: admins }),
    signIn && createSignInRoutes(signIn, admins),
    channels && createChannelRoutes(channels(world), editors),
    chats && createChatRoutes(chats, editors),
    exportsIn && createExportRoutes(exportsIn(world), editors),
    voiceSamples && createVoiceRoutes(voiceSamples(world.speech.endpoint), editors),
    disk && createDiskRoutes(disk, admins),
  ].filter((each) => each !== undefined);
  return (request, response) => routes.some((each) => each(request, response));
};
