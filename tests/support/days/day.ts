import type { Content, Post } from '../../../src/episode/content.ts';
import { aContent } from '../a-content.ts';

/** What an editor makes of a day; posts are named as `channel/id`. */
export interface Gold {
  /** The weightiest first. */
  readonly stories: readonly {
    readonly name: string;
    readonly posts: readonly string[];
    /** Developments that have to be told; any of the posts of one will do. */
    readonly newest: readonly (readonly string[])[];
    /** Posts that are no longer true, each with those that say so. */
    readonly superseded?: Readonly<Record<string, readonly string[]>>;
    readonly say?: readonly RegExp[];
  }[];
  /** From which rank of story on a lead is wrong. */
  readonly leads?: number;
  /** Single news, duplicates together. */
  readonly items: readonly (readonly string[])[];
  readonly advertisements?: readonly string[];
  /** Greetings, calls, lists of links, bare remarks. */
  readonly noise?: readonly string[];
  /** Whose words a post's are. */
  readonly attributions?: Readonly<Record<string, RegExp>>;
  /** Parts in their order. */
  readonly series?: readonly (readonly string[])[];
  readonly never?: readonly RegExp[];
}

/** A day of some channels, written for these tests. */
export interface Day {
  readonly name: string;
  readonly language: string;
  readonly minutes: number;
  readonly channels: Readonly<
    Record<string, { readonly title: string; readonly posts: readonly Post[] }>
  >;
  readonly gold: Gold;
}

const DATE = '2026-10-07';

/** A post of a day at `HH:MM`; `D-2 HH:MM` stands for two days earlier. */
export const post = (id: number, at: string, text: string, more: Partial<Post> = {}): Post => {
  const [, back = '0', time = ''] = /^(?:D-(\d+) )?(\d\d:\d\d)$/.exec(at) ?? [];
  const date = new Date(Date.parse(`${DATE}T${time}:00Z`) - Number(back) * 86_400_000);
  return { id, date: date.toISOString(), text, urls: [], media: [], ...more };
};

/** The content that a day would be collected as. */
export const contentOf = ({ channels }: Day): Content => {
  const all = Object.values(channels).flatMap(({ posts }) => posts);
  const first = Math.min(...all.map(({ date }) => Date.parse(date)));
  const content = aContent(
    Object.fromEntries(Object.entries(channels).map(([name, { posts }]) => [name, posts])),
    {
      version: '1.1',
      window: {
        from: `${new Date(first).toISOString().slice(0, 10)}T00:00:00.000Z`,
        until: '2026-10-08T00:00:00.000Z',
      },
    },
  );
  return {
    ...content,
    channels: content.channels.map((each) => ({
      ...each,
      title: channels[each.username]?.title ?? each.title,
    })),
  };
};

/**
 * Posts written a line each: `id HH:MM views/reactions text`, with ` ⏎ ` for a new line; behind the
 * figures may stand `author=Name`, `re=id` and `from=Name`, with `_` for a space.
 */
export const postsOf = (lines: string): Post[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const form =
        /^(\d+) ((?:D-\d+ )?\d\d:\d\d)(?: (\d+)\/(\d+))?((?: (?:author|re|from)=\S+)*) (.+)$/u;
      const [, id, at = '', views, reactions, options = '', text = ''] =
        form.exec(line.trim()) ?? [];
      if (id === undefined) throw new Error(`No post: ${line}`);
      const option = (name: string) =>
        new RegExp(`(?<= )${name}=(\\S+)`).exec(options)?.[1]?.replaceAll('_', ' ');
      const [author, re, from] = ['author', 're', 'from'].map(option);
      const written = text.replace(/ ?⏎ ?/gu, '\n');
      return post(Number(id), at, written, {
        urls: written.match(/https:\/\/[^\s)]+/g) ?? [],
        ...(views === undefined ? {} : { views: Number(views), reactions: Number(reactions) }),
        ...(author === undefined ? {} : { author }),
        ...(re === undefined ? {} : { replyTo: Number(re) }),
        ...(from === undefined ? {} : { forwardedFrom: from }),
      });
    });
