import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { Rewritten } from '../../api/review/schema.ts';
import type { Script } from '../../episode/script.ts';
import { noteStart } from '../episode/just-started.ts';
import type { LinePlace } from '../script/edit-script.ts';
import type { Send } from './call.ts';

/** Calls about scripts that await a review. */
export const reviewCalls = (call: Send) => ({
  /** Has the script spoken, as it is or as `edited` has it. */
  async approveEpisode(id: string, edited: Script | null): Promise<void> {
    await call('POST', `/episodes/${id}/approve`, { body: edited ? { script: edited } : {} });
    noteStart(id);
  },
  /** One line of a script in other words. */
  rewriteLine: (id: string, script: Script, place: LinePlace) =>
    call<Rewritten>('POST', `/episodes/${id}/rewrite`, { body: { script, ...place } }),
  discardEpisode: (id: string) => call<EpisodeStatusView>('POST', `/episodes/${id}/discard`),
});
