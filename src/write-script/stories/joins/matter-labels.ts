import type { Language } from '../../language/language.ts';
import { signsOf } from '../../posts/post-signs.ts';
import { headOf, type PreparedPost } from '../../posts/prepared-post.ts';

/** What stands with a colon in front of a report, but for a speaker in front of their words. */
const LABEL = /^[^\p{L}\p{N}]*([\p{L}\p{N}][^:.!?\n]{3,40}?)\s?:\s+(?!["“„«])/u;
const WORDS = { least: 2, most: 5 };
/** A matter is reported without so long a pause; a rubric comes once a day. */
const WITHIN_MS = 6 * 3_600_000;
/** From so many posts on, a channel labels whatever belongs to the matter. */
const LEAST_OF_MATTER = 2;

/** A name or a number: "Ebb Lane", "TOP 2 Windkraftgesetz"; not "Sports news". Every German noun has a capital. */
const names = (label: string, { tag }: Language): boolean => {
  const [, ...others] = label.split(/\s+/);
  if (others.length + 1 < WORDS.least || others.length + 1 > WORDS.most) return false;
  return (
    /\p{N}/u.test(label) ||
    (!/^de\b/i.test(tag) && others.some((word) => /^\P{L}*\p{Lu}/u.test(word)))
  );
};

const labelOf = (post: PreparedPost, language: Language): string | undefined => {
  const [first = ''] = headOf(post);
  const [, label = ''] = LABEL.exec(first) ?? [];
  return names(label, language) && !language.cues.sources.test(label) ? label : undefined;
};

/** The labels by which a channel names its matters, by post: those that another post has within hours, as the shortest of them is written. */
export const matterLabels = (
  posts: readonly PreparedPost[],
  language: Language,
): ReadonlyMap<PreparedPost, string> => {
  const labelled = posts.flatMap((post) => {
    const label = labelOf(post, language);
    return label === undefined ? [] : [{ post, label }];
  });
  const openingOf = (label: string) =>
    label.toLowerCase().split(/\s+/).slice(0, WORDS.least).join(' ');
  const byOpening = Map.groupBy(
    labelled,
    ({ post, label }) => `${post.channel} ${openingOf(label)}`,
  );
  return new Map(
    [...byOpening.values()].flatMap((alike) => {
      const labels = [...new Set(alike.map(({ label }) => label))];
      const shortest = labels.toSorted((a, b) => a.length - b.length);
      const nameOf = (label: string) =>
        shortest.find((other) => `${label} `.toLowerCase().startsWith(`${other} `.toLowerCase())) ??
        label;
      const byName = Map.groupBy(alike, ({ label }) => nameOf(label));
      return [...byName].flatMap(([name, its]) => {
        // Who says "I" behind the colon is a speaker.
        if (its.some(({ post }) => signsOf(post, language).isPersonal)) return [];
        const times = its.map(({ post }) => post.date.getTime());
        return its.flatMap(({ post }, index) => {
          const time = post.date.getTime();
          const isNear = times.some(
            (other, at) => at !== index && Math.abs(other - time) <= WITHIN_MS,
          );
          return isNear ? [[post, name] as const] : [];
        });
      });
    }),
  );
};

/** Pairs of posts, by their indexes, that a channel has given one label within hours. */
export const joinLabels = (
  posts: readonly PreparedPost[],
  labels: ReadonlyMap<PreparedPost, string>,
): [number, number][] =>
  posts.flatMap((later, b): [number, number][] => {
    const label = labels.get(later);
    const a = posts.findLastIndex(
      (earlier, index) =>
        index < b && earlier.channel === later.channel && labels.get(earlier) === label,
    );
    const pause = later.date.getTime() - (posts[a]?.date.getTime() ?? 0);
    return label === undefined || pause > WITHIN_MS ? [] : [[a, b]];
  });

/** Whether one post is of a matter that its channel labels, and the other neither has the label nor says it. */
export const isBesideLabel = (
  labels: ReadonlyMap<PreparedPost, string>,
): ((a: PreparedPost, b: PreparedPost) => boolean) => {
  const counts = new Map<string, number>();
  const keyOf = ({ channel }: PreparedPost, label: string) => `${channel} ${label}`;
  for (const [post, label] of labels) {
    counts.set(keyOf(post, label), (counts.get(keyOf(post, label)) ?? 0) + 1);
  }
  const isBeside = (a: PreparedPost, b: PreparedPost): boolean => {
    const label = labels.get(a);
    return (
      label !== undefined &&
      a.channel === b.channel &&
      (counts.get(keyOf(a, label)) ?? 0) >= LEAST_OF_MATTER &&
      !b.raw.toLowerCase().includes(label.toLowerCase())
    );
  };
  return (a, b) => isBeside(a, b) || isBeside(b, a);
};
