import { counted, t } from '../language/translate.ts';

/** How often, in words. */
export const rhythmInWords = (postsPerWeek: number): string => {
  if (postsPerWeek === 0) return t('no posts yet');
  if (postsPerWeek < 1) return t('less than a post a week');
  return counted(Math.round(postsPerWeek), 'about one post a week', 'about {n} posts a week');
};
