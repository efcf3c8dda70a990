import type { Role } from './role.ts';

/** The routes that need another role than their method says. */
const EXCEPTIONS: Readonly<Record<string, Role>> = {
  // They see what isn't published, and change nothing.
  'POST /api/v1/search': 'viewer',
  // Whoever has one is what the key is.
  'GET /api/v1/api-keys': 'admin',
  'POST /api/v1/api-keys': 'admin',
  'PATCH /api/v1/api-keys/{keyId}': 'admin',
  'DELETE /api/v1/api-keys/{keyId}': 'admin',
  'POST /api/v1/api-keys/{keyId}/rotate': 'admin',
  // Where they lead, whatever happens to any episode is told.
  'POST /api/v1/webhooks': 'admin',
  'PATCH /api/v1/webhooks/{webhookId}': 'admin',
  'DELETE /api/v1/webhooks/{webhookId}': 'admin',
  'POST /api/v1/webhooks/{webhookId}/rotate': 'admin',
  // Deletes the show's episodes, for good.
  'DELETE /api/v1/podcasts/{podcastId}': 'admin',
};

/**
 * The role that a route needs, by method and declared path: to read viewer, to write editor, except
 * as the table says. Public routes ask nobody.
 */
export const neededRole = (route: string): Role =>
  EXCEPTIONS[route] ?? (route.startsWith('GET ') ? 'viewer' : 'editor');
