import { z } from 'zod';
import { StepcastError } from '../errors/stepcast-error.ts';
import { ROLES } from './role.ts';

const RoleSchema = z.enum(ROLES).meta({
  description: 'viewer reads, editor changes shows and episodes, admin manages keys and webhooks.',
});
const NAME_DESCRIPTION = 'What the audit calls the key: the program or the person that has it.';
/** Controls, line ends, joiners, direction marks and fillers: with one of them, two names could look alike. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const NameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine(
    (name) => !UNSEEN.test(name),
    'must be on one line and without invisible characters: the key is told from others by it',
  )
  .meta({ description: NAME_DESCRIPTION });
const ExpirySchema = z.iso
  .datetime()
  .nullable()
  .meta({ description: 'From when on it is let in no more; null: never.' });

const PodcastIdsSchema = z
  .array(z.uuid('must be a UUID').toLowerCase())
  .min(1, 'must name a show; null is for all shows')
  .max(100)
  .nullable()
  .meta({ description: 'The shows beyond which it sees and changes nothing; null: all.' });

/** A key as lists show it, without its value. */
export const ApiKeySchema = z.strictObject({
  id: z.uuid(),
  name: z.string().meta({ description: NAME_DESCRIPTION }),
  role: RoleSchema,
  podcastIds: PodcastIdsSchema,
  prefix: z
    .string()
    .meta({ description: 'How the value in use begins; the keyid of signed requests.' }),
  previous: z
    .strictObject({ prefix: z.string(), expiresAt: z.iso.datetime() })
    .nullable()
    .meta({ description: 'The value before it, while that is let in as well.' }),
  expiresAt: ExpirySchema,
  revokedAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable().meta({ description: 'Exact to a minute.' }),
  createdAt: z.iso.datetime(),
});
export type ApiKey = z.infer<typeof ApiKeySchema>;

/** The answer of `GET /api/v1/api-keys`. */
export const ApiKeyListSchema = z.strictObject({ keys: z.array(ApiKeySchema) });

/** The body of `POST /api/v1/api-keys`. */
export const NewApiKeySchema = z.strictObject({
  name: NameSchema,
  role: RoleSchema,
  podcastIds: PodcastIdsSchema.optional(),
  expiresAt: ExpirySchema.optional(),
});
export type NewApiKey = z.infer<typeof NewApiKeySchema>;

/** The body of `PATCH /api/v1/api-keys/{keyId}`. */
export const ApiKeyChangeSchema = NewApiKeySchema.partial();
export type ApiKeyChange = z.infer<typeof ApiKeyChangeSchema>;

/** A key with its value, which is shown this once. */
export const IssuedApiKeySchema = ApiKeySchema.extend({
  value: z.string().meta({ description: 'The value, which is shown this once.' }),
});

/** The body of `POST /api/v1/api-keys/{keyId}/rotate`. */
export const RotationSchema = z.strictObject({
  overlapSeconds: z
    .number()
    .int()
    .min(0)
    .max(604_800)
    .default(86_400)
    .meta({ description: 'How long the value before it is let in as well; 0 after a leak.' }),
});

/** What is kept of a value: how it is found, and what it is known again by. */
export interface KeptValue {
  readonly prefix: string;
  readonly salt: string;
  readonly hash: string;
}

/** Thrown when there is no such key, or one that was revoked. */
export class ApiKeyNotFound extends StepcastError {
  override readonly name = 'ApiKeyNotFound';
  readonly retryable = false;
  constructor(id: string) {
    super(`There is no key ${id} that could be changed: it was never there, or is revoked.`);
  }
}

/** Thrown when another key that isn't revoked has the name. */
export class ApiKeyNameTaken extends StepcastError {
  override readonly name = 'ApiKeyNameTaken';
  readonly retryable = false;
}

/** Thrown when a key is to be for a show that isn't there. */
export class ApiKeyShowUnknown extends StepcastError {
  override readonly name = 'ApiKeyShowUnknown';
  readonly retryable = false;
}

/** Keeps named keys; of their values it sees hashes alone. */
export interface ApiKeyStore {
  /** Newest first, those that were revoked too. */
  list(): Promise<readonly ApiKey[]>;
  /** Throws ApiKeyNameTaken, ApiKeyShowUnknown. */
  create(key: NewApiKey, value: KeptValue): Promise<ApiKey>;
  /** Throws ApiKeyNotFound, ApiKeyNameTaken, ApiKeyShowUnknown. */
  change(id: string, change: ApiKeyChange): Promise<ApiKey>;
  /** Throws ApiKeyNotFound. */
  rotate(id: string, value: KeptValue, overlapSeconds: number): Promise<ApiKey>;
  /** Throws ApiKeyNotFound. */
  revoke(id: string): Promise<void>;
}
