import { type AdminRoutes, type Admit, createAdminRoutes, problem } from './admin-routes.ts';

/** Measures what the stack takes of its disk. */
export interface DiskService {
  measure(): Promise<unknown>;
}

/** The route of disk use: GET measures it. */
export const createDiskRoutes = (service: DiskService, admit: Admit): AdminRoutes =>
  createAdminRoutes({
    path: /^\/api\/v1\/disk$/,
    admit,
    async handle({ method }) {
      if (method !== 'GET') return problem(405, 'Not allowed', 'Disk use is only read.');
      return { status: 200, body: await service.measure() };
    },
  });
