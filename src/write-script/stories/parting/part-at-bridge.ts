import type { PreparedPost } from '../../posts/prepared-post.ts';
import { similarity, type Terms } from '../../posts/terms.ts';
import { themeOf } from '../newest-development.ts';

interface Bridges {
  readonly terms: ReadonlyMap<PreparedPost, Terms>;
  readonly isJoined: (a: PreparedPost, b: PreparedPost) => boolean;
  readonly isBound: (a: PreparedPost, b: PreparedPost) => boolean;
}

/** So many posts on either side are two matters, and not a matter with a post at its edge. */
const LEAST_POSTS = 2;
/** From here on two parts are of one matter, whatever holds them together. */
const SAME_MATTER = 0.2;

type Graph = ReadonlyMap<PreparedPost, readonly PreparedPost[]>;

/** The posts that hang together without one of them, as groups. */
const partsWithout = (bridge: PreparedPost, bonds: Graph): PreparedPost[][] => {
  const left = new Set([...bonds.keys()].filter((post) => post !== bridge));
  const parts: PreparedPost[][] = [];
  for (const start of left) {
    const part = [start];
    left.delete(start);
    for (const post of part) {
      for (const other of bonds.get(post) ?? []) if (left.delete(other)) part.push(other);
    }
    parts.push(part);
  }
  return parts;
};

/**
 * Parts a group where a single post holds two matters of different channels together: "Our convoy is held up at
 * the Tessel bridge" is bound to the bridge, and goes with the convoy of its own channel.
 */
export const partAtBridge = (
  group: readonly PreparedPost[],
  { terms, isJoined, isBound }: Bridges,
): PreparedPost[][] => {
  const channels = new Set(group.map(({ channel }) => channel));
  if (group.length < 2 * LEAST_POSTS + 1 || channels.size < 2) return [[...group]];
  const bonds: Graph = new Map(
    group.map((post) => [post, group.filter((other) => other !== post && isBound(post, other))]),
  );
  const isAlike = (a: readonly PreparedPost[], b: readonly PreparedPost[]): boolean =>
    similarity(themeOf(a, terms), themeOf(b, terms)) >= SAME_MATTER;
  for (const bridge of group) {
    const parts = partsWithout(bridge, bonds);
    const large = parts.filter(({ length }) => length >= LEAST_POSTS);
    const [home, ...others] = large.filter((part) =>
      part.every(({ channel }) => channel === bridge.channel),
    );
    const [away] = large.filter((part) => part.every(({ channel }) => channel !== bridge.channel));
    if (large.length !== 2 || !home || !away || others.length > 0) continue;
    if (isAlike(home, away) || away.some((post) => isJoined(post, bridge))) continue;
    const rest = parts.filter((part) => !large.includes(part)).flat();
    return [
      [...home, bridge],
      [...away, ...rest],
    ];
  }
  return [[...group]];
};
