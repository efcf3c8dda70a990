import type { Coverage, CoveredPost, ToldStory } from '../../episode/coverage/coverage.ts';
import { postKey } from '../../episode/coverage/post-key.ts';
import type { Source } from '../../episode/script.ts';
import type { ChapterKind } from '../compose/draft.ts';
import type { Material } from '../material.ts';
import { toToldPost } from '../memory/told-post.ts';
import { headlineOf } from '../tell/headline-of.ts';
import { coverageWords } from './coverage-words.ts';

/** Where a post is told, counted from 0. */
export interface ToldAt {
  readonly chapter: number;
  readonly utterance?: number | undefined;
  readonly kind: ChapterKind;
}

type Outcome = CoveredPost extends infer Each
  ? Each extends CoveredPost
    ? Omit<Each, 'source' | 'date'>
    : never
  : never;

const toldAt = ({ chapter, utterance, kind }: ToldAt): Outcome => ({
  outcome: kind === 'brief' ? 'brief' : 'told',
  chapter,
  ...(utterance === undefined ? {} : { utterance }),
});

/** Posts that nothing was told of, though they have words that can be. */
export const countUntold = (
  { posts }: Pick<Material, 'posts'>,
  places: ReadonlyMap<string, ToldAt>,
): number => posts.filter(({ key }) => !places.has(key)).length;

/** Posts without words that can be told. */
export const countUnspeakable = ({ unusable }: Pick<Material, 'unusable'>): number =>
  [...unusable.values()].filter((why) => why === 'no-words' || why === 'links').length;

/** What later episodes have to remember: each story that is told, by the posts that tell it. */
const storiesOf = (
  { stories, terms, language }: Material,
  places: ReadonlyMap<string, ToldAt>,
): ToldStory[] =>
  stories.flatMap((story) => {
    const told = story.posts.filter(({ key }) => places.has(key));
    const title = headlineOf(story, terms, language).text;
    if (told.length === 0 || title === '') return [];
    return [{ title, posts: told.map((post) => toToldPost(post, language)) }];
  });

/** What became of each post of the content, given where posts are told, by their keys. */
export const coverPosts = (material: Material, places: ReadonlyMap<string, ToldAt>): Coverage => {
  const { content, language, posts, advertising, unusable, toldBefore } = material;
  const outcomes = new Map<string, Outcome>();
  const sources = new Map<string, Source>();
  const note = (source: Source, outcome: Outcome) => {
    const key = postKey(source);
    sources.set(key, source);
    const place = places.get(key);
    outcomes.set(key, place ? toldAt(place) : outcome);
  };
  for (const [post, why] of unusable) {
    for (const source of post.sources) note(source, { outcome: 'left-out', why });
  }
  for (const { sources: its } of advertising) {
    for (const source of its) note(source, { outcome: 'left-out', why: 'advertisement' });
  }
  for (const { key, sources: its } of posts) {
    const [own, ...same] = its;
    if (own) note(own, { outcome: 'notes' });
    for (const source of same) note(source, { outcome: 'merged', into: key });
  }
  for (const { sources: its } of toldBefore) {
    for (const source of its) note(source, { outcome: 'left-out', why: 'told-before' });
  }
  const channels = Object.entries(content.results);
  return {
    version: '1.0',
    window: content.window,
    channels: content.channels,
    posts: channels.flatMap(([channel, its]) =>
      its.map(({ id, date }): CoveredPost => {
        const key = postKey({ channel, messageId: id });
        const [outcome, source] = [outcomes.get(key), sources.get(key)];
        if (!outcome || !source) throw new TypeError(`Nobody knows what became of post ${key}.`);
        return { source, date, ...outcome };
      }),
    ),
    stories: storiesOf(material, places),
    words: coverageWords(
      content,
      { untold: countUntold(material, places), unspeakable: countUnspeakable(material) },
      language,
    ),
  };
};
