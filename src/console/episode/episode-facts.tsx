import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { costOf } from '../format/cost-words.ts';
import { shortMoment } from '../format/moment.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Moment } from '../ui/moment.tsx';

/** When an episode was made and published, of what, in which attempt and at what cost. */
export const EpisodeFacts = ({ episode }: { readonly episode: EpisodeStatusView }) => (
  <dl class="facts facts-line">
    <div>
      <dt>{episode.isImported ? t('Imported') : t('Started')}</dt>
      <dd>
        <Moment at={episode.startedAt} />
      </dd>
    </div>
    {episode.publishedAt !== null && (
      <div>
        <dt>{t('Published')}</dt>
        <dd>
          <Moment at={episode.publishedAt} />
        </dd>
      </div>
    )}
    {episode.window !== null && (
      <div>
        <dt>{t('Posts')}</dt>
        <dd>
          {shortMoment(episode.window.from)} – {shortMoment(episode.window.until)}
        </dd>
      </div>
    )}
    {!episode.isImported && (
      <div>
        <dt>{t('Attempt')}</dt>
        <dd>
          <a href={hrefTo({ page: 'execution', episodeId: episode.episodeId, name: null })}>
            {t('{0}: see how it went', episode.attempt)}
          </a>
        </dd>
      </div>
    )}
    {episode.cost !== null && (
      <div>
        <dt>{t('Cost')}</dt>
        <dd>{costOf(episode.cost, episode.attempt)}</dd>
      </div>
    )}
    <div>
      <dt>{t('Episode')}</dt>
      <dd>
        <code>{episode.episodeId}</code>
      </dd>
    </div>
  </dl>
);
