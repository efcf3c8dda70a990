import type { Post } from '../episode/content.ts';

interface Entry {
  readonly channel: string;
  readonly post: Post;
}

const descending = <T extends string | number>(a: T, b: T): number => (a < b ? 1 : a > b ? -1 : 0);

/** Newest first; of the same second, the higher id, then the channel's name, so that the choice never changes. */
const byAge = (a: Entry, b: Entry): number =>
  descending(a.post.date, b.post.date) ||
  descending(a.post.id, b.post.id) ||
  descending(b.channel, a.channel);

/** Keeps the newest posts of all channels together, never more than `limit` of them. */
export class NewestPosts {
  readonly #limit: number;
  #entries: Entry[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(channel: string, posts: readonly Post[]): void {
    const all = [...this.#entries, ...posts.map((post) => ({ channel, post }))];
    this.#entries = all.toSorted(byAge).slice(0, this.#limit);
  }

  /** Whether a post of this date (ISO 8601) and anything older can no longer be among them. */
  excludes(date: string): boolean {
    const oldest = this.#entries.at(-1);
    return this.#entries.length >= this.#limit && oldest !== undefined && date < oldest.post.date;
  }

  /** The posts of one channel, oldest first. */
  of(channel: string): Post[] {
    return this.#entries
      .filter((entry) => entry.channel === channel)
      .map(({ post }) => post)
      .toReversed();
  }
}
