import { z } from 'zod';

const ScopeSchema = z.array(z.uuid()).min(1);

/** The shows that a caller is kept to, as the authorizer tells them; undefined for all. */
export const readScope = (told: string | undefined): readonly string[] | undefined =>
  told === undefined ? undefined : ScopeSchema.parse(JSON.parse(told));
