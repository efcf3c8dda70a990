import type { ListensView } from '../../api/listens/schema.ts';
import type { Send } from './call.ts';

/** Whose downloads are asked for. */
export type ListenedTo = { readonly podcastId: string } | { readonly episodeId: string };

/** The calls about listens. Every one throws ApiUnreachable or ApiRefusal. */
export const listenCalls = (call: Send) => ({
  readListens: (of: ListenedTo, days: number, signal?: AbortSignal) =>
    call<ListensView>(
      'GET',
      `${'podcastId' in of ? `/podcasts/${of.podcastId}` : `/episodes/${of.episodeId}`}/listens?days=${days}`,
      { signal },
    ),
});
