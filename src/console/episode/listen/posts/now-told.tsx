import { t } from '../../../language/translate.ts';
import { PostLink } from './post-link.tsx';
import type { ListedPost } from './told-posts.ts';

/** The posts that are being told, beside what plays. */
export const NowTold = ({ posts }: { readonly posts: readonly ListedPost[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too
  <section class="now-told" aria-label={t('Posts being told')} tabIndex={0}>
    {posts.length === 0 ? (
      <p class="hint">{t('The posts that are being told stand here while the episode plays.')}</p>
    ) : (
      <ul>
        {posts.map(({ key, post }) => (
          <li key={key}>
            <PostLink source={post.source} />
          </li>
        ))}
      </ul>
    )}
  </section>
);
