import {
  type AdminRoutes,
  type Admit,
  createAdminRoutes,
  problem,
  readSettings,
} from './admin-routes.ts';

/** The channels and groups of the connected account. */
export interface ChatService {
  /** Those that it is in. @throws an error that says what to do */
  listChats(): Promise<readonly unknown[]>;
  /** The topics of one that is a forum, by what it goes by. @throws an error that says what to do */
  listTopics(group: string): Promise<readonly unknown[]>;
  /** Joins one by the link of an invitation. @throws an error that says what to do */
  join(link: string): Promise<unknown>;
}

/** The routes of the account's chats: GET lists them, or the topics of one, and POST joins another. */
export const createChatRoutes = (service: ChatService, admit: Admit): AdminRoutes =>
  createAdminRoutes({
    path: /^\/api\/v1\/connections\/telegram\/chats(?:\/(\w{4,64})\/topics)?$/,
    admit,
    async handle(request, [, group]) {
      if (request.method === 'GET') {
        const items = group === undefined ? service.listChats() : service.listTopics(group);
        return { status: 200, body: { items: await items } };
      }
      if (request.method !== 'POST' || group !== undefined) {
        return problem(405, 'Not allowed', 'Chats are listed and joined.');
      }
      const link = (await readSettings(request))?.['link'];
      if (link === undefined) throw new SyntaxError('Give the link of the invitation.');
      const body = await service.join(link);
      // Of which one it is the answer tells; an invitation would let others in.
      return {
        status: 200,
        body,
        done: { action: 'channel.joined', kind: 'connection', id: 'telegram' },
      };
    },
  });
