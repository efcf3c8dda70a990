import type { SearchAnswer } from '../../api/search/schema.ts';
import { hrefTo } from '../route.ts';

type Answer = NonNullable<SearchAnswer['answer']>;

/** What was said about a question, each sentence with a link to its moment. */
export const AnswerView = ({ answer }: { readonly answer: Answer }) => (
  <section class="card answer" aria-label="Answer">
    <p class="answer-text" dir="auto">
      {answer.citations.map(({ index, text, episode_id, start_seconds, timestamp }) => (
        <span key={index}>
          <span>{text}</span>
          {'\u202F'}
          <sup>
            <a
              href={hrefTo({
                page: 'episode',
                episodeId: episode_id,
                startMs: Math.round(start_seconds * 1000),
              })}
              aria-label={`Source ${index}, at ${timestamp}`}
            >
              {index}
            </a>
          </sup>{' '}
        </span>
      ))}
    </p>
    <ol class="citations">
      {answer.citations.map(
        ({ index, episode_id, episode_title, podcast_name, start_seconds, timestamp }) => (
          <li key={index}>
            <a
              href={hrefTo({
                page: 'episode',
                episodeId: episode_id,
                startMs: Math.round(start_seconds * 1000),
              })}
            >
              {timestamp}
            </a>{' '}
            <bdi>{podcast_name}</bdi>: <bdi>{episode_title}</bdi>
          </li>
        ),
      )}
    </ol>
  </section>
);
