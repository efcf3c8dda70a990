import {
  type AdminRoutes,
  createAdminRoutes,
  problem,
  type RefusalOf,
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

/** The routes of the one sign-in that may be under way: POST begins it, PATCH takes its next step. */
export const createSignInRoutes = (service: SignInService, refusalOf: RefusalOf): AdminRoutes =>
  createAdminRoutes({
    path: /^\/api\/v1\/connections\/telegram\/sign-in$/,
    refusalOf,
    async handle(request) {
      switch (request.method) {
        case 'GET':
          return { status: 200, body: (await service.current()) ?? { step: 'none' } };
        case 'POST':
          return { status: 200, body: await service.start((await readSettings(request)) ?? {}) };
        case 'PATCH': {
          const { code, password } = (await readSettings(request)) ?? {};
          const given = code === undefined ? { password: password ?? '' } : { code };
          return { status: 200, body: await service.submit(given) };
        }
        case 'DELETE':
          await service.cancel();
          return { status: 204 };
        default:
          return problem(405, 'Not allowed', 'A sign-in is begun, gone on with or given up.');
      }
    },
  });
