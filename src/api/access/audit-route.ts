import { z } from 'zod';
import type { AuditListSchema, AuditLog } from '../../access/audit.ts';
import { currentScope } from '../../runtime/current-caller.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { limitUpTo } from '../limit-up-to.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';

/** The query of `GET /api/v1/audit`. */
export const AuditQuerySchema = z.strictObject({
  limit: limitUpTo(100, 20, 'How many, from 1 to 100.'),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'must be nextCursor of an earlier answer')
    .optional()
    .meta({ description: 'nextCursor of the page before.' }),
  podcastId: z
    .uuid()
    .optional()
    .meta({ description: 'Of this show, its episodes and its webhooks.' }),
  episodeId: z.uuid().optional().meta({ description: 'Of this episode.' }),
});

/** `GET /api/v1/audit`: who changed what, newest first. */
export const createAuditRoute =
  (audit: Pick<AuditLog, 'list'>): Route =>
  async (event) => {
    const { limit, cursor = null, ...of } = readQuery(AuditQuerySchema, event);
    const found = await audit.list({
      ...of,
      ...{ within: currentScope(), limit: limit + 1, before: cursor },
    });
    const entries = found.slice(0, limit);
    return jsonResult(200, {
      entries,
      nextCursor: found.length > limit ? (entries.at(-1)?.id ?? null) : null,
    } satisfies z.infer<typeof AuditListSchema>);
  };
