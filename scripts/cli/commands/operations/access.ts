import {
  type ApiKey,
  ApiKeyListSchema,
  IssuedApiKeySchema,
} from '../../../../src/access/api-key.ts';
import { type AuditEntry, AuditListSchema } from '../../../../src/access/audit.ts';
import type { Role } from '../../../../src/access/role.ts';
import type { Show } from '../../../../src/show/show.ts';
import type { Api } from '../../api.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer, Context } from '../../context.ts';
import { findEpisodeId, findShow, listShows } from '../../find-show.ts';
import { columns } from '../../words/columns.ts';

const minuteOf = (at: string): string => at.slice(0, 16).replace('T', ' ');

const standing = ({ revokedAt, expiresAt, previous }: ApiKey): string => {
  if (revokedAt) return `revoked ${minuteOf(revokedAt)}`;
  const words = [expiresAt ? `until ${minuteOf(expiresAt)}` : 'without an end'];
  if (previous) words.push(`${previous.prefix} until ${minuteOf(previous.expiresAt)}`);
  return words.join('; ');
};

const listKeys = async (api: Api): Promise<readonly ApiKey[]> =>
  (await api.get('/api-keys', ApiKeyListSchema)).keys;

/** The key of this id or, of those that aren't revoked, of this name. @throws CommandFailed */
const findKey = async (api: Api, text: string): Promise<ApiKey> => {
  const keys = await listKeys(api);
  const found = keys.find(({ id, name, revokedAt }) => {
    return id === text.toLowerCase() || (name === text && revokedAt === null);
  });
  if (found) return found;
  throw new CommandFailed(
    `There is no key called ${text}. npx stepcast keys tells which there are.`,
  );
};

/** The titles of shows by their ids, where a key is for some alone. */
const readTitles = async (api: Api, keys: readonly ApiKey[]) => {
  const shows = keys.some(({ podcastIds }) => podcastIds !== null) ? await listShows(api) : [];
  return new Map(shows.map(({ id, title }) => [id, title]));
};

/** `keys`. */
export const showKeys = async ({ api }: Context): Promise<Answer> => {
  const keys = await listKeys(api);
  const titles = await readTitles(api, keys);
  const rows = keys.map((key) => [
    key.name,
    key.role,
    key.podcastIds?.map((id) => titles.get(id) ?? id).join(', ') ?? 'all shows',
    key.prefix,
    key.lastUsedAt ? `used ${minuteOf(key.lastUsedAt)}` : 'not used yet',
    standing(key),
  ]);
  const none = ['There is no key yet. Add one: npx stepcast keys add <name> --role viewer'];
  return { json: keys, lines: rows.length > 0 ? columns(rows) : none, ok: true };
};

interface KeyOptions {
  readonly role: Role;
  readonly expires?: Date | undefined;
  /** Titles or ids of the shows that it is for; all without any. */
  readonly show?: readonly string[] | undefined;
}

/** `keys add`: the value is shown this once. */
export const addKey = async (
  { api }: Context,
  name: string,
  { role, expires, show = [] }: KeyOptions,
): Promise<Answer> => {
  const shows: Show[] = [];
  for (const one of show) shows.push(await findShow(api, one));
  const key = await api.post('/api-keys', IssuedApiKeySchema, {
    ...{ name, role },
    ...(shows.length > 0 && { podcastIds: shows.map(({ id }) => id) }),
    ...(expires && { expiresAt: expires.toISOString() }),
  });
  const of = shows.length > 0 ? `, for ${shows.map(({ title }) => title).join(', ')} alone` : '';
  const lines = [`Added the key ${key.name} (${key.role}${of}).`, `Shown this once: ${key.value}`];
  return { json: key, lines, ok: true };
};

/** `keys rotate`: the new value is shown this once. */
export const rotateKey = async (
  { api }: Context,
  name: string,
  isAtOnce: boolean,
): Promise<Answer> => {
  const { id } = await findKey(api, name);
  const key = await api.post(`/api-keys/${id}/rotate`, IssuedApiKeySchema, {
    ...(isAtOnce && { overlapSeconds: 0 }),
  });
  const lines = [
    `The key ${key.name} has a new value, shown this once: ${key.value}`,
    key.previous
      ? `The one before is taken until ${minuteOf(key.previous.expiresAt)}.`
      : 'The one before is refused from now on.',
  ];
  return { json: key, lines, ok: true };
};

/** `keys revoke`. */
export const revokeKey = async ({ api }: Context, text: string): Promise<Answer> => {
  const { id, name } = await findKey(api, text);
  await api.delete(`/api-keys/${id}`);
  return { json: { id, revoked: true }, lines: [`Revoked the key ${name}.`], ok: true };
};

const told = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none');

/** What changed, such as `title: Old → New`; what was made new is told by its name alone. */
const changesOf = ({ before, after }: AuditEntry): string =>
  Object.entries(before ?? {})
    .map(([field, was]) => `${field}: ${told(was)} → ${told(after?.[field])}`)
    .join('; ');

interface AuditOptions {
  readonly show?: string | undefined;
  readonly episode?: string | undefined;
  readonly limit?: number | undefined;
}

/** `audit`. */
export const showAudit = async (
  { api }: Context,
  { show, episode, limit = 20 }: AuditOptions,
): Promise<Answer> => {
  const query = new URLSearchParams({
    limit: String(limit),
    ...(show !== undefined && { podcastId: (await findShow(api, show)).id }),
    ...(episode !== undefined && { episodeId: await findEpisodeId(api, episode) }),
  });
  const { entries } = await api.get(`/audit?${query}`, AuditListSchema);
  const rows = entries.map((entry) => [
    `${entry.at.slice(0, 19).replace('T', ' ')}Z`,
    entry.caller.name,
    entry.action,
    entry.subject.name ?? entry.subject.id,
    changesOf(entry),
  ]);
  const lines = rows.length > 0 ? columns(rows) : ['Nobody has changed anything yet.'];
  return { json: entries, lines, ok: true };
};
