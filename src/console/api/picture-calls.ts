import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { Show } from '../../show/show.ts';
import type { Send } from './call.ts';

/** Calls about the covers of shows and episodes. */
export const pictureCalls = (call: Send) => ({
  setShowPicture: (id: string, file: Blob) =>
    call<Show>('PUT', `/podcasts/${id}/picture`, { file }),
  removeShowPicture: (id: string) =>
    call<Show>('PATCH', `/podcasts/${id}`, { body: { imageUrl: null } }),
  setEpisodePicture: (id: string, file: Blob) =>
    call<EpisodeStatusView>('PUT', `/episodes/${id}/picture`, { file }),
  removeEpisodePicture: (id: string) => call<undefined>('DELETE', `/episodes/${id}/picture`),
});
