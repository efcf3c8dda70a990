import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { Send } from './call.ts';

/** Calls about the messages with which episodes are posted in Telegram. */
export const postCalls = (call: Send) => ({
  /** `isMissing`: somebody has looked, and a message in doubt isn't there. */
  postEpisode: (id: string, isMissing: boolean) =>
    call<EpisodeStatusView>('POST', `/episodes/${id}/post`, { body: { isMissing } }),
  /** `message` is the link or the number of the one that stands. */
  confirmPost: (id: string, message: string) =>
    call<EpisodeStatusView>('PUT', `/episodes/${id}/post`, { body: { message } }),
});
