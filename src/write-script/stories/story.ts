import type { PreparedPost } from '../posts/prepared-post.ts';

/** Posts about one matter, oldest first. */
export interface Story {
  readonly posts: readonly PreparedPost[];
  /** How much it matters among the window's stories. */
  readonly weight: number;
  /** The post that says how things stand now. */
  readonly newest: PreparedPost;
  /** The parts of a series or the entries of a diary: told in order, oldest first. */
  readonly isSeries: boolean;
}
