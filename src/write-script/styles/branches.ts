import type { Telling } from '../compose/telling.ts';
import { similarity } from '../posts/terms.ts';
import { themeOf } from '../stories/newest-development.ts';
import type { Story } from '../stories/story.ts';

/** From here on two stories are branches of one matter. */
const SAME_MATTER = 0.1;

/**
 * Stories by the matter that they are branches of, the weightiest first in each: the crane that leant over
 * a street, and the families who had to leave it, are told one behind the other.
 */
export const mattersOf = (
  stories: readonly Story[],
  { terms }: Pick<Telling, 'terms'>,
): readonly (readonly Story[])[] => {
  const themes = new Map(stories.map((story) => [story, themeOf(story.posts, terms)]));
  const isBranch = (a: Story, b: Story): boolean =>
    similarity(themes.get(a) ?? new Map(), themes.get(b) ?? new Map()) >= SAME_MATTER;
  const matters: Story[][] = [];
  for (const story of stories) {
    // Of a branch's branch nobody hears where it comes from.
    const matter = matters.find(([first]) => first !== undefined && isBranch(first, story));
    if (matter) matter.push(story);
    else matters.push([story]);
  }
  return matters;
};
