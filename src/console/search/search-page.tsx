import type { SearchAnswer } from '../../api/search/schema.ts';
import { useConsole } from '../context.ts';
import { clockTime } from '../format/duration.ts';
import { counted, t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { channelLabel } from '../telegram/channel-label.ts';
import { Moment } from '../ui/moment.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { AnswerView } from './answer-view.tsx';

/** What one page shows; whoever needs more says it more exactly. */
const MOST_RESULTS = 20;

const Result = ({ result }: { readonly result: SearchAnswer['results'][number] }) => {
  const startMs = Math.round(result.start_seconds * 1000);
  return (
    <li class="result">
      <a
        class="result-link"
        href={hrefTo({ page: 'episode', episodeId: result.episode_id, startMs })}
      >
        <span class="result-time">▶ {clockTime(startMs)}</span>
        <bdi class="result-title">{result.episode_title}</bdi>
        <bdi class="result-show">{result.podcast_name}</bdi>
      </a>
      <p class="result-words" dir="auto">
        {result.excerpt}
      </p>
      <p class="result-facts">
        {result.published_at && <Moment at={result.published_at} />}
        {result.sources.slice(0, 3).map(({ channel, messageId, url }) => (
          <a key={url} href={url} target="_blank" rel="noreferrer">
            <bdi>
              {channelLabel(channel)}/{messageId}
            </bdi>
          </a>
        ))}
      </p>
    </li>
  );
};

const Found = ({ found }: { readonly found: SearchAnswer }) => {
  const shown = found.results.length;
  if (shown === 0) {
    return (
      <p>
        {t(
          'Nothing like this was said in any episode. Other words may find it; a phrase in quotation marks is found only as it stands.',
        )}
      </p>
    );
  }
  return (
    <>
      {found.answer && <AnswerView answer={found.answer} />}
      <p class="result-count" role="status">
        {counted(found.total_results, '1 moment', '{n} moments')}
        {shown < found.total_results && t(', the best {0}', shown)}
      </p>
      <ul class="results">
        {found.results.map((result) => (
          <Result key={`${result.episode_id} ${result.start_seconds}`} result={result} />
        ))}
      </ul>
    </>
  );
};

/** What was said about something: an answer, and the moments, each of which plays from there. */
export const SearchPage = ({ query }: { readonly query: string }) => {
  const { api } = useConsole();
  const found = useResource(query, {
    load: (signal) => api.search(query, MOST_RESULTS, signal),
  });
  return (
    <>
      <PageTitle title={query} parent={{ href: hrefTo({ page: 'shows' }), label: t('Shows') }} />
      <ResourceView resource={found} what={t('what was said')}>
        {(known) => <Found found={known} />}
      </ResourceView>
    </>
  );
};
