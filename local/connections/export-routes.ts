import type { Readable } from 'node:stream';
import {
  type AdminRoutes,
  type Admit,
  type Answer,
  createAdminRoutes,
  problem,
  readSettings,
  type Settings,
} from './admin-routes.ts';

/** Brings Telegram exports in while the stack runs. */
export interface ExportService {
  /** Takes a `result.json`, and answers what is in it and under which id it waits. @throws an error that says what to do */
  receive(content: Readable): Promise<unknown>;
  /** Has the chosen channels read: by their place in the export, their username or an empty text. */
  choose(
    id: string,
    usernames: Settings,
  ): Promise<{ readonly channels: readonly { readonly username: string }[] }>;
  discard(id: string): Promise<void>;
}

/** What an export may have that is brought in while the stack runs. */
export const MAX_EXPORT_BYTES = 500_000_000;
const PATH = /^\/api\/v1\/exports(?:\/([0-9a-f-]{36}))?$/;

/** The routes by which exports are brought in: POST one, then PUT which of its channels are wanted. */
export const createExportRoutes = (service: ExportService, admit: Admit): AdminRoutes =>
  createAdminRoutes({
    path: PATH,
    admit,
    async handle(request, [, id]): Promise<Answer> {
      if (request.method === 'POST' && id === undefined) {
        if (Number(request.headers['content-length'] ?? 0) > MAX_EXPORT_BYTES) {
          request.resume();
          return problem(
            413,
            'Too large',
            'An export may have 500 MB here. Start the stack with it: npm start -- --export result.json',
          );
        }
        return { status: 201, body: await service.receive(request) };
      }
      if (request.method === 'PUT' && id !== undefined) {
        const body = await service.choose(id, (await readSettings(request)) ?? {});
        const done = body.channels.map(({ username }) => {
          return { action: 'export.added', kind: 'channel', id: username } as const;
        });
        return { status: 200, body, done };
      }
      if (request.method === 'DELETE' && id !== undefined) {
        await service.discard(id);
        return { status: 204 };
      }
      return problem(405, 'Not allowed', 'An export is posted, chosen from or discarded.');
    },
  });
