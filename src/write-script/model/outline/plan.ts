import type { Material } from '../../material.ts';
import { meanPace } from '../../pace.ts';
import { fullSeconds } from '../../posts/spoken-length.ts';
import type { Story } from '../../stories/story.ts';
import { headlineOf } from '../../tell/headline-of.ts';

/** A chapter before it is written. */
export interface PlannedChapter {
  readonly title: string;
  /** What it tells, in this order. */
  readonly stories: readonly Story[];
  /** How long it takes to be said. */
  readonly seconds: number;
  /** How it is to be told; empty where nobody said. */
  readonly angle: string;
  /** What ties it to the chapter before; empty where nothing does. */
  readonly link: string;
}

export const LEAST_SECONDS = 20;
/** A longer one has two matters, or repeats itself. */
export const MOST_SECONDS = 300;
/** Talk and background make more of a post than it says by itself. */
const MOST_OF_POSTS = 1.3;
/** Small changes of posts leave the other chapters' lengths as they were. */
const STEP_SECONDS = 5;
/** A story that takes less shares its chapter with others. */
const LEAST_OWN_SECONDS = 25;
const MOST_BRIEF_SECONDS = 90;

export const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** What there is to say of some stories, in seconds at the show's pace. */
export const secondsOf = (stories: readonly Story[], { config }: Pick<Material, 'config'>) =>
  stories.flatMap(({ posts }) => posts).reduce((sum, post) => sum + fullSeconds(post), 0) /
  meanPace(config.speakers);

/** A length that its own posts can fill. */
export const fillable = (
  seconds: number,
  stories: readonly Story[],
  material: Pick<Material, 'config'>,
): number => {
  const most = Math.min(MOST_SECONDS, MOST_OF_POSTS * secondsOf(stories, material));
  const fitting = clamp(seconds, LEAST_SECONDS, Math.max(LEAST_SECONDS, most));
  return Math.round(fitting / STEP_SECONDS) * STEP_SECONDS;
};

/**
 * A plan without a model: the weightiest stories, a chapter for each that has enough to say, and the
 * small ones together, until the episode is full.
 */
export const planByRule = (material: Material): PlannedChapter[] => {
  const { stories, terms, language, config } = material;
  let left = config.targetDurationMinutes * 60;
  const own: PlannedChapter[] = [];
  const small: { stories: Story[]; seconds: number }[] = [];
  const titleOf = (story: Story) => headlineOf(story, terms, language).text || config.title;
  for (const story of stories) {
    if (left < LEAST_SECONDS && own.length + small.length > 0) break;
    const whole = secondsOf([story], material);
    const seconds = fillable(Math.min(whole, Math.max(left, LEAST_SECONDS)), [story], material);
    if (whole >= LEAST_OWN_SECONDS) {
      own.push({ title: titleOf(story), stories: [story], seconds, angle: '', link: '' });
      left -= seconds;
      continue;
    }
    left -= whole;
    const open = small.at(-1);
    if (open && open.seconds + whole <= MOST_BRIEF_SECONDS) {
      open.stories.push(story);
      open.seconds += whole;
    } else small.push({ stories: [story], seconds: whole });
  }
  const brief = small.map(({ stories: its, seconds }): PlannedChapter => {
    const [first] = its;
    return {
      title: first ? titleOf(first) : config.title,
      stories: its,
      seconds: fillable(seconds, its, material),
      ...{ angle: '', link: '' },
    };
  });
  return [...own, ...brief];
};
