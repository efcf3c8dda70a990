import type { Language } from '../language/language.ts';
import type { PreparedPost } from './prepared-post.ts';
import { stems } from './terms.ts';

/** Share of the shorter post's word pairs that the longer one has too, from which on they are the same story. */
const SAME_STORY = 0.6;
/** The same within a channel: more, since a channel's regular posts share their form. */
const SAME_POST = 0.85;
const LEAST_PAIRS = 5;

interface Fingerprint {
  readonly post: PreparedPost;
  readonly words: string;
  readonly pairs: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly length: number;
}

const fingerprint = (post: PreparedPost, language: Language): Fingerprint => {
  const { headline = '', sentences } = post.text;
  const text = [headline, ...sentences.map((each) => each.text), post.poll?.question ?? ''].join(
    ' ',
  );
  const words = stems(text, language);
  const pairs = new Set(words.slice(1).map((word, index) => `${words[index]} ${word}`));
  const numbers = new Set(text.match(/\d+/g));
  return { post, words: words.join(' '), pairs, numbers, length: text.length };
};

/** Each has figures of its own: two reports of the same form, not one told twice. */
const disagree = (a: Fingerprint, b: Fingerprint): boolean =>
  [...a.numbers].some((number) => !b.numbers.has(number)) &&
  [...b.numbers].some((number) => !a.numbers.has(number));

const sayTheSame = (a: Fingerprint, b: Fingerprint): boolean => {
  if (disagree(a, b)) return false;
  if (a.words === b.words)
    return a.words !== '' || a.post.text.sentences[0]?.text === b.post.text.sentences[0]?.text;
  const [small, large] = a.pairs.size < b.pairs.size ? [a.pairs, b.pairs] : [b.pairs, a.pairs];
  if (small.size < LEAST_PAIRS) return false;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  const least = a.post.channel === b.post.channel ? SAME_POST : SAME_STORY;
  return shared / small.size >= least;
};

/** Merges posts that say the same, in one channel or in several: the fullest is told, the sources of all are kept. */
export const tellOnce = (posts: readonly PreparedPost[], language: Language): PreparedPost[] => {
  const groups: Fingerprint[][] = [];
  for (const post of posts) {
    const found = fingerprint(post, language);
    const group = groups.find(([first]) => first && sayTheSame(first, found));
    if (group) group.push(found);
    else groups.push([found]);
  }
  return groups.flatMap((group) => {
    const [fullest, ...others] = group.toSorted(
      (a, b) => b.length - a.length || a.post.date.getTime() - b.post.date.getTime(),
    );
    if (!fullest) return [];
    const sources = [fullest, ...others].flatMap(({ post }) => post.sources);
    return [{ ...fullest.post, sources }];
  });
};
