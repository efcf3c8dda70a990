import type { Story } from '../stories/story.ts';
import type { Recall } from './link-stories.ts';

/**
 * Lets a story that denies what was told weigh as much as the weightiest: whoever has heard the one has
 * to hear the other. Answers the stories by their weight, and what is recalled of them.
 */
export const weighRecalled = (
  stories: readonly Story[],
  recalls: ReadonlyMap<Story, Recall>,
): { readonly stories: readonly Story[]; readonly recalled: Map<Story, Recall> } => {
  const most = Math.max(0, ...stories.map(({ weight }) => weight));
  const recalled = new Map<Story, Recall>();
  const weighed = stories.map((story) => {
    const recall = recalls.get(story);
    if (!recall) return story;
    const own = recall.isDenied ? { ...story, weight: most } : story;
    recalled.set(own, recall);
    return own;
  });
  return { stories: weighed.toSorted((a, b) => b.weight - a.weight), recalled };
};
