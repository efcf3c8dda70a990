import { builtInStyle } from '../../show/styles.ts';
import { beginTelling, readersOf } from '../compose/telling.ts';
import type { ToldAt } from '../cover/cover-posts.ts';
import type { Material } from '../material.ts';
import { meanPace } from '../pace.ts';
import { tellInDepth } from '../styles/in-depth.ts';
import { tellNewscast } from '../styles/newscast.ts';
import type { PlannedChapter } from './outline/plan.ts';
import type { WrittenChapter } from './written-chapter.ts';

/** A planned chapter in the built-in writer's words; undefined where it finds none for it. */
export const tellBuiltIn = (
  plan: PlannedChapter,
  material: Material,
  why: readonly string[],
): WrittenChapter | undefined => {
  const { content, config } = material;
  const { stories } = plan;
  const seconds = plan.seconds * meanPace(config.speakers);
  const telling = beginTelling(content, { ...material, stories }, readersOf(config), {
    targetSeconds: seconds,
    wantedSeconds: seconds,
  });
  const tell = builtInStyle(config.style) === 'in-depth' ? tellInDepth : tellNewscast;
  tell(telling);
  const { chapters, places } = telling.draft;
  const before = chapters.map((_, at) =>
    chapters.slice(0, at).reduce((sum, { utterances }) => sum + utterances.length, 0),
  );
  if (chapters.length === 0) return undefined;
  const sources = new Map(chapters.flatMap((each) => each.sources).map((each) => [each.url, each]));
  return {
    title: plan.title,
    utterances: chapters.flatMap(({ utterances }) => utterances),
    sources: [...sources.values()],
    places: new Map(
      Array.from(places, ([{ key }, { chapter, utterance }]): [string, Omit<ToldAt, 'chapter'>] => [
        key,
        { utterance: (before[chapter] ?? 0) + utterance, kind: 'story' },
      ]),
    ),
    posts: [],
    writer: 'built-in',
    notes: [`It is told in the built-in writer's words. ${why.join(' ')}`.trim()],
  };
};
