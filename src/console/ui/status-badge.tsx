import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { statusInWords } from '../episode/status-words.ts';

/** An episode's status as a small coloured label. */
export const StatusBadge = ({ episode }: { readonly episode: EpisodeStatusView }) => {
  const { words, tone } = statusInWords(episode);
  return <span class={`badge badge-${tone}`}>{words}</span>;
};
