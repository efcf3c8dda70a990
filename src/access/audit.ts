import { z } from 'zod';
import { CallerSchema } from './caller.ts';

const ValuesSchema = z.record(z.string(), z.unknown());

/** One entry of the audit. */
export const AuditEntrySchema = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  caller: z.strictObject({
    kind: CallerSchema.shape.kind.or(z.enum(['service', 'database'])).meta({
      description:
        'service is the service role on nobody’s behalf; database a login of the database itself.',
    }),
    id: z.string().nullable(),
    name: z.string().meta({ description: 'The key’s name or the person’s address.' }),
  }),
  requestId: z.string().nullable().meta({
    description: 'Null where no request made it, or where an execution did for one.',
  }),
  action: z.string().meta({ description: 'For example show.changed or episode.cancelled.' }),
  subject: z.strictObject({
    kind: z.string(),
    id: z.string(),
    name: z.string().nullable().meta({ description: 'As it was called then.' }),
  }),
  podcastId: z.uuid().nullable(),
  episodeId: z.uuid().nullable(),
  before: ValuesSchema.nullable().meta({ description: 'Of what changed, the values that were.' }),
  after: ValuesSchema.nullable().meta({ description: 'Of what changed, the values since.' }),
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;

/** The answer of `GET /api/v1/audit`, newest first. */
export const AuditListSchema = z.strictObject({
  entries: z.array(AuditEntrySchema),
  nextCursor: z.string().nullable(),
});

/** What a list of the audit is asked for. */
export interface AuditRequest {
  readonly limit: number;
  /** The id of the last entry of the page before. */
  readonly before: string | null;
  /** With what concerns the show's episodes and webhooks. */
  readonly podcastId?: string | undefined;
  readonly episodeId?: string | undefined;
  /** What concerns these shows alone; null for everything. */
  readonly within: readonly string[] | null;
}

/** What somebody did that leaves no row of its own behind. */
export interface Done {
  readonly action: string;
  readonly kind: 'episode' | 'webhook' | 'machine' | 'queue' | 'message' | 'connection' | 'channel';
  readonly id: string;
  readonly episodeId?: string;
}

/** Who changed what. What changes a row is entered by the database itself, in the same transaction. */
export interface AuditLog {
  list(request: AuditRequest): Promise<readonly AuditEntry[]>;
  record(done: Done): Promise<void>;
}
