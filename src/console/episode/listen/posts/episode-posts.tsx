import { ApiRefusal, inWords } from '../../../api/api-errors.ts';
import { t } from '../../../language/translate.ts';
import type { Resource } from '../../../use-resource.ts';
import { PostsPanel } from './posts-panel.tsx';
import type { ListedPost } from './told-posts.ts';
import type { KnownPosts } from './use-told-posts.ts';

interface EpisodePostsProps {
  readonly resource: Resource<KnownPosts>;
  readonly now: readonly ListedPost[];
  readonly playFrom: (ms: number) => void;
}

/** What became of an episode's posts, or why nobody knows. */
export const EpisodePosts = ({ resource, now, playFrom }: EpisodePostsProps) => {
  const { data, error, reload } = resource;
  if (data) {
    const { coverage, told } = data;
    return <PostsPanel posts={told.posts} counts={coverage.counts} now={now} playFrom={playFrom} />;
  }
  if (error === undefined) return null;
  const isFinal = error instanceof ApiRefusal && !error.retryable;
  return (
    <section class="posts" aria-labelledby="posts-heading">
      <h2 id="posts-heading">{t('Posts')}</h2>
      <p class="hint" role="status">
        {inWords(error)}{' '}
        {!isFinal && (
          <button type="button" class="plain" onClick={reload}>
            {t('Try again')}
          </button>
        )}
      </p>
    </section>
  );
};
