import { postsInWords } from './outcome-words.ts';
import { PostLink } from './post-link.tsx';
import type { ListedPost } from './told-posts.ts';

/** The posts that a line of the transcript tells, folded below it. */
export const LinePosts = ({ posts }: { readonly posts: readonly ListedPost[] }) =>
  posts.length === 0 ? null : (
    <details class="line-posts">
      <summary>{postsInWords(posts.length)}</summary>
      <ul>
        {posts.map(({ key, post }) => (
          <li key={key}>
            <PostLink source={post.source} />
          </li>
        ))}
      </ul>
    </details>
  );
