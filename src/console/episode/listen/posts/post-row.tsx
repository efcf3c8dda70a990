import { clockTime } from '../../../format/duration.ts';
import { shortMoment } from '../../../format/moment.ts';
import { t } from '../../../language/translate.ts';
import { WHY_LEFT_OUT } from './outcome-words.ts';
import { PostLink } from './post-link.tsx';
import type { ListedPost } from './told-posts.ts';

/** What became of a post, for a person. */
const Became = ({ post, chapter, into }: ListedPost) => {
  switch (post.outcome) {
    case 'told':
    case 'brief':
      return (
        <>
          {post.outcome === 'brief' ? t('Told in brief') : t('Told')}
          {chapter !== null && (
            <>
              {' '}
              {t('in')} <bdi>{chapter}</bdi>
            </>
          )}
        </>
      );
    case 'merged':
      return (
        <>
          {t('Says the same as')} {into ? <PostLink source={into.source} /> : post.into}
          {t(', and was merged into it')}
        </>
      );
    case 'notes':
      return <>{t('Linked in the show notes only: the episode’s length left no time for it')}</>;
    case 'left-out':
      return <>{t('Left out: {0}', t(WHY_LEFT_OUT[post.why]))}</>;
  }
};

interface PostRowProps {
  readonly item: ListedPost;
  readonly isNow: boolean;
  readonly playFrom: (ms: number) => void;
}

/** One post of an episode: what it says, what became of it, and a button to hear it. */
export const PostRow = ({ item, isNow, playFrom }: PostRowProps) => {
  const { post, startMs } = item;
  return (
    <li class="post" aria-current={isNow ? 'true' : undefined}>
      {startMs !== null && (
        <button type="button" class="post-time" onClick={() => playFrom(startMs)}>
          <span aria-hidden="true">▶ </span>
          <span class="visually-hidden">{t('Play from')} </span>
          {clockTime(startMs)}
        </button>
      )}
      <div class="post-about">
        <PostLink source={post.source} />
        <p class="post-facts">
          <Became {...item} /> · <time dateTime={post.date}>{shortMoment(post.date)}</time>
        </p>
      </div>
    </li>
  );
};
