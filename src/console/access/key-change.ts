import type { ApiKeyChange } from '../../access/api-key.ts';
import type { Role } from '../../access/role.ts';

/** What is said of a key; `until` as the control has it: a day, or empty for no end. */
export interface KeyValues {
  readonly name: string;
  readonly role: Role;
  readonly podcastIds: readonly string[] | null;
  readonly until: string;
}

/** What the form has otherwise than the key: an end that was left alone keeps its time of day. */
export const keyChange = (was: KeyValues, is: KeyValues): ApiKeyChange => ({
  ...(is.name !== was.name && { name: is.name }),
  ...(is.role !== was.role && { role: is.role }),
  ...(is.podcastIds?.join() !== was.podcastIds?.join() && {
    podcastIds: is.podcastIds && [...is.podcastIds],
  }),
  ...(is.until !== was.until && {
    expiresAt: is.until === '' ? null : new Date(is.until).toISOString(),
  }),
});
