import type { SearchAnswer } from '../../api/search/schema.ts';
import { citedParts } from '../../search/answer/cite.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';

type Answer = NonNullable<SearchAnswer['answer']>;
type Citation = Answer['citations'][number];

const hrefOf = ({ episode_id, start_seconds }: Citation): string =>
  hrefTo({
    page: 'episode',
    episodeId: episode_id,
    startMs: Math.round(start_seconds * 1000),
  });

/** The raised number of a citation, which plays its moment. */
const Sign = ({ citation }: { readonly citation: Citation }) => (
  <sup>
    <a
      href={hrefOf(citation)}
      aria-label={t('Source {0}, at {1}', citation.index, citation.timestamp)}
    >
      {citation.index}
    </a>
  </sup>
);

/** Where something was said; all of the sentence where the answer has only a part of it. */
const Source = ({ citation, isCut }: { readonly citation: Citation; readonly isCut: boolean }) => (
  <li>
    <a href={hrefOf(citation)}>{citation.timestamp}</a> <bdi>{citation.podcast_name}</bdi>:{' '}
    <bdi>{citation.episode_title}</bdi>
    {isCut && (
      <q class="cited-words" dir="auto">
        {citation.text}
      </q>
    )}
  </li>
);

/** What was said about a question, each sentence with a link to its moment. */
export const AnswerView = ({ answer }: { readonly answer: Answer }) => {
  const parts = citedParts(answer.text);
  const sourcesOf = (indexes: readonly number[]) =>
    answer.citations.filter(({ index }) => indexes.includes(index));
  return (
    <section class="card answer" aria-label={t('Answer')}>
      <p class="answer-text" dir="auto">
        {parts.map(({ text, indexes }) => (
          <span key={text}>
            {text}
            {sourcesOf(indexes).map((citation, at) => [
              at > 0 ? <sup key="between">,</sup> : null,
              '\u202F',
              <Sign key={citation.index} citation={citation} />,
            ])}{' '}
          </span>
        ))}
      </p>
      <ol class="citations">
        {answer.citations.map((citation) => (
          <Source
            key={citation.index}
            citation={citation}
            isCut={!parts.some(({ text }) => text === citation.text)}
          />
        ))}
      </ol>
    </section>
  );
};
