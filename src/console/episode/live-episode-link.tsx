import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { liveEpisodeIn } from './status-words.ts';

interface LiveEpisodeLinkProps {
  /** A refusal's message, or the address it gives. */
  readonly text: string;
  /** The episode that was refused. */
  readonly ownId: string;
}

/** Leads to the episode that keeps another from starting, where a refusal names it. */
export const LiveEpisodeLink = ({ text, ownId }: LiveEpisodeLinkProps) => {
  const episodeId = liveEpisodeIn(text, ownId);
  if (episodeId === null) return null;
  return (
    <p>
      <a href={hrefTo({ page: 'episode', episodeId })}>{t('See the episode that is under way')}</a>
    </p>
  );
};
