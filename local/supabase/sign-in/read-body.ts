import { z } from 'zod';
import { AuthError } from './auth-error.ts';

const MetadataSchema = z.record(z.string(), z.unknown());

/** Sign-in by password. */
export const PasswordGrantSchema = z.object({ email: z.string(), password: z.string() });
/** Sign-in by refresh token. */
export const RefreshGrantSchema = z.object({ refresh_token: z.string() });
/** A user that the service role makes. */
export const NewUserSchema = z.object({
  email: z.email(),
  password: z.string(),
  email_confirm: z.boolean().default(false),
  app_metadata: MetadataSchema.default({}),
  user_metadata: MetadataSchema.default({}),
});
/** What users may change of themselves. */
export const UserChangeSchema = z.object({
  password: z.string().optional(),
  data: MetadataSchema.optional(),
});

/** Ignored on purpose: the challenges and hints that clients send along, and null for "not given". */
const UNUSED = ['gotrue_meta_security', 'code_challenge', 'code_challenge_method'];

const parseJson = (body: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(body === '' ? '{}' : body);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Answered as any other body that is no object.
  }
  throw new AuthError(400, 'bad_json', 'Could not parse request body as JSON');
};

/** Reads a request's body. @throws AuthError 400 for a malformed one, 501 naming a field that isn't implemented */
export const readBody = <T extends z.ZodObject>(schema: T, body: string): z.infer<T> => {
  const fields = Object.entries(parseJson(body)).filter(
    ([name, value]) => value !== null && !UNUSED.includes(name),
  );
  const unknown = fields.find(([name]) => !(name in schema.shape));
  if (unknown !== undefined) {
    const message = `The embedded Supabase doesn't implement the field ${unknown[0]} of this request.`;
    throw new AuthError(501, 'not_implemented', message);
  }
  const parsed = schema.safeParse(Object.fromEntries(fields));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AuthError(400, 'validation_failed', `${issue?.path.join('.')}: ${issue?.message}`);
};
