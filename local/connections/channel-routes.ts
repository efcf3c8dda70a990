import {
  type AdminRoutes,
  type Admit,
  type Answer,
  createAdminRoutes,
  problem,
  readSettings,
} from './admin-routes.ts';

/** Where a channel's posts come from. */
export type PostsFrom = 'export' | 'telegram';

/** The channels that a stack at home can tell of. */
export interface ChannelService {
  /** Whether an account is connected and whose, and the channels that have an export. */
  list(): Promise<unknown>;
  /** What a channel is, by its username. @throws an error that says what to do */
  lookUp(username: string): Promise<unknown>;
  /** Has a channel that has an export read from Telegram, or from the export again. */
  choose(username: string, from: PostsFrom): Promise<void>;
}

const PATH = /^\/api\/v1\/channels(?:\/([A-Za-z0-9_]{4,64}))?$/;

const isSource = (from: string | undefined): from is PostsFrom =>
  from === 'export' || from === 'telegram';

/** The routes of the channels of a stack at home. */
export const createChannelRoutes = (service: ChannelService, admit: Admit): AdminRoutes =>
  createAdminRoutes({
    path: PATH,
    admit,
    async handle(request, [, username]): Promise<Answer> {
      if (request.method === 'GET') {
        const found = username === undefined ? service.list() : service.lookUp(username);
        return { status: 200, body: await found };
      }
      if (request.method === 'PUT' && username !== undefined) {
        const from = (await readSettings(request))?.['from'];
        if (!isSource(from)) throw new SyntaxError('Say from "export" or from "telegram".');
        await service.choose(username, from);
        return { status: 204, done: { action: 'channel.chosen', kind: 'channel', id: username } };
      }
      return problem(405, 'Not allowed', 'Channels are listed, looked up and chosen.');
    },
  });
