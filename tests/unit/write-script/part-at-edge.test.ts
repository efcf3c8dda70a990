import { expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { gatherPosts } from '../../../src/write-script/posts/gather-posts.ts';
import { partAtEdge } from '../../../src/write-script/stories/parting/part-at-edge.ts';
import { aContent, aPost } from '../../support/a-content.ts';

const WORDS = [
  ['tram', 'weaver cross', 'council'],
  ['tram', 'weaver cross', 'council', 'vote'],
  ['tram', 'weaver cross', 'crown'],
  ['tram', 'weaver cross', 'crown', 'rope street'],
  ['tram', 'weaver cross', 'vote'],
  ['tram', 'rope street', 'bus'],
];
const { usable: posts } = gatherPosts(
  aContent({
    town: WORDS.map((words, index) => aPost(index + 1, `${words.join(' and ')} it is.`)),
  }),
  chooseLanguage('en-US'),
);
const keyWords = new Map(posts.map((post, index) => [post, new Set(WORDS[index])]));
const shared = (a: (typeof posts)[number], b: (typeof posts)[number]): number =>
  [...(keyWords.get(a) ?? [])].filter((word) => keyWords.get(b)?.has(word)).length;
const part = (isJoined: (a: (typeof posts)[number], b: (typeof posts)[number]) => boolean) =>
  partAtEdge(posts, { keyWords, isJoined, isBound: (a, b) => shared(a, b) > 1 });

it('what shares a word and a street with one report of a matter is no part of it', () => {
  expect(part(() => false).map((group) => group.length)).toEqual([5, 1]);
});

it('an answer stays with what it answers', () => {
  expect(part((a, b) => [a, b].includes(posts[5] as never))).toHaveLength(1);
});
