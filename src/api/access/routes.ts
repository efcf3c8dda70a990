import type { AuditLog } from '../../access/audit.ts';
import type { Routes } from '../router.ts';
import { createAuditRoute } from './audit-route.ts';
import { createKeyRoutes, type KeyRoutesDeps } from './key-routes.ts';

/** What the routes of access work with. */
export interface AccessDeps extends KeyRoutesDeps {
  readonly audit: AuditLog;
}

/** The routes of keys and of the audit, by method and declared path. */
export const createAccessRoutes = (deps: AccessDeps): Routes => {
  const keys = createKeyRoutes(deps);
  return {
    'GET /api/v1/api-keys': keys.list,
    'POST /api/v1/api-keys': keys.create,
    'PATCH /api/v1/api-keys/{keyId}': keys.change,
    'DELETE /api/v1/api-keys/{keyId}': keys.revoke,
    'POST /api/v1/api-keys/{keyId}/rotate': keys.rotate,
    'GET /api/v1/audit': createAuditRoute(deps.audit),
  };
};
