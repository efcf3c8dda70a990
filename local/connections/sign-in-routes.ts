import {
  type AdminRoutes,
  type Admit,
  type Answer,
  createAdminRoutes,
  problem,
  readSettings,
  type Settings,
} from './admin-routes.ts';

/** A sign-in to Telegram, a step at a time; what a step answers holds nothing secret. */
export interface SignInService {
  /** With `phone`, a code is sent; without, a QR code is shown. */
  start(given: Settings): Promise<unknown>;
  submit(given: { readonly code?: string; readonly password?: string }): Promise<unknown>;
  current(): Promise<unknown>;
  cancel(): Promise<void>;
}

const isDone = (view: unknown): boolean => (view as { readonly step?: string }).step === 'done';

/** The routes of the one sign-in that may be under way: POST begins it, PATCH takes its next step. */
export const createSignInRoutes = (service: SignInService, admit: Admit): AdminRoutes => {
  // Whoever scans a QR code is signed in between two questions; the first that hears of it says so.
  let isTold = true;
  const answer = (view: unknown): Answer => {
    if (!isDone(view) || isTold) return { status: 200, body: view };
    isTold = true;
    return {
      ...{ status: 200, body: view },
      done: { action: 'connection.changed', kind: 'connection', id: 'telegram' },
    };
  };
  return createAdminRoutes({
    path: /^\/api\/v1\/connections\/telegram\/sign-in$/,
    admit,
    async handle(request) {
      switch (request.method) {
        case 'GET':
          return answer((await service.current()) ?? { step: 'none' });
        case 'POST':
          isTold = false;
          return answer(await service.start((await readSettings(request)) ?? {}));
        case 'PATCH': {
          const { code, password } = (await readSettings(request)) ?? {};
          const given = code === undefined ? { password: password ?? '' } : { code };
          return answer(await service.submit(given));
        }
        case 'DELETE':
          await service.cancel();
          return { status: 204 };
        default:
          return problem(405, 'Not allowed', 'A sign-in is begun, gone on with or given up.');
      }
    },
  });
};
