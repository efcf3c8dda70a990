import { useMemo, useState } from 'preact/hooks';
import type { CoverageView } from '../../../../api/episode-script/coverage-schema.ts';
import { t } from '../../../language/translate.ts';
import { OUTCOMES, type Outcome, takenInWords } from './outcome-words.ts';
import { PostRow } from './post-row.tsx';
import type { ListedPost } from './told-posts.ts';
import { useGrowing } from './use-growing.tsx';

interface PostsPanelProps {
  readonly posts: readonly ListedPost[];
  readonly counts: CoverageView['counts'];
  readonly now: readonly ListedPost[];
  readonly playFrom: (ms: number) => void;
}

const hasWords = ({ key, post: { source }, chapter }: ListedPost, wanted: string): boolean =>
  `${source.title ?? ''} @${key} ${chapter ?? ''}`.toLocaleLowerCase().includes(wanted);

/** The posts that are asked for, by what became of them and by their words. */
const useMatching = (posts: readonly ListedPost[], outcome: Outcome | null, words: string) => {
  const wanted = words.trim().toLocaleLowerCase();
  return useMemo(
    () =>
      posts.filter(
        (item) =>
          (outcome === null || item.post.outcome === outcome) &&
          (wanted === '' || hasWords(item, wanted)),
      ),
    [posts, outcome, wanted],
  );
};

/** Every post that was collected with what became of it; those that are told play from there. */
export const PostsPanel = ({ posts, counts, now, playFrom }: PostsPanelProps) => {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [words, setWords] = useState('');
  const matching = useMatching(posts, outcome, words);
  const { shown, more } = useGrowing(matching);
  // Rows are many, and the place that plays changes several times a second.
  const rows = useMemo(
    () =>
      shown.map((item) => (
        <PostRow key={item.key} item={item} isNow={now.includes(item)} playFrom={playFrom} />
      )),
    [shown, now, playFrom],
  );
  const offered = useMemo(
    () =>
      OUTCOMES.map((one) => ({
        outcome: one.outcome,
        label: t(one.label),
        count: posts.filter(({ post }) => post.outcome === one.outcome).length,
      })).filter(({ count }) => count > 0),
    [posts],
  );
  return (
    <section class="posts" aria-labelledby="posts-heading">
      <h2 id="posts-heading">{t('Posts')}</h2>
      <p class="hint">{takenInWords(counts)}</p>
      <div class="posts-filter">
        <fieldset>
          <legend class="visually-hidden">{t('What became of them')}</legend>
          {[{ outcome: null, label: t('All'), count: posts.length }, ...offered].map((one) => (
            <button
              key={one.label}
              type="button"
              aria-pressed={one.outcome === outcome}
              onClick={() => setOutcome(one.outcome)}
            >
              {one.label} <span class="count">{one.count}</span>
            </button>
          ))}
        </fieldset>
        <label>
          <span class="visually-hidden">{t('Only posts with these words')}</span>
          <input
            type="search"
            dir="auto"
            placeholder={t('Filter: words, a channel')}
            value={words}
            onInput={(input) => setWords(input.currentTarget.value)}
          />
        </label>
      </div>
      {matching.length === 0 ? (
        <p class="empty">{t('No post is like this.')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too
        <ul class="post-list" aria-label={t('Posts')} tabIndex={0}>
          {rows}
          {more}
        </ul>
      )}
    </section>
  );
};
