import type { ApiKey, ApiKeyChange, NewApiKey } from '../../access/api-key.ts';
import type { AuditEntry } from '../../access/audit.ts';
import type { Page, Send } from './call.ts';

/** Whose changes are asked for: of a show with its episodes, of an episode, or of everything. */
export interface ChangesOf {
  readonly podcastId?: string;
  readonly episodeId?: string;
}

/** A key with its value, which no other answer has. */
export type IssuedKey = ApiKey & { readonly value: string };

/** The calls about keys, and about who changed what. Every one throws ApiUnreachable or ApiRefusal. */
export const accessCalls = (call: Send) => ({
  async listKeys(signal?: AbortSignal): Promise<readonly ApiKey[]> {
    return (await call<{ keys: ApiKey[] }>('GET', '/api-keys', { signal })).keys;
  },
  createKey: (key: NewApiKey) => call<IssuedKey>('POST', '/api-keys', { body: key }),
  changeKey: (id: string, change: ApiKeyChange) =>
    call<ApiKey>('PATCH', `/api-keys/${id}`, { body: change }),
  rotateKey: (id: string) => call<IssuedKey>('POST', `/api-keys/${id}/rotate`),
  revokeKey: (id: string) => call<undefined>('DELETE', `/api-keys/${id}`),
  async listChanges(
    of: ChangesOf,
    cursor: string | null,
    signal?: AbortSignal,
  ): Promise<Page<AuditEntry>> {
    const query = new URLSearchParams({ limit: '10', ...of, ...(cursor !== null && { cursor }) });
    const answer = await call<{ entries: AuditEntry[]; nextCursor: string | null }>(
      'GET',
      `/audit?${query}`,
      { signal },
    );
    return { items: answer.entries, nextCursor: answer.nextCursor };
  },
});
