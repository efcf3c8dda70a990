/** How often, in words. */
export const rhythmInWords = (postsPerWeek: number): string => {
  if (postsPerWeek === 0) return 'no posts yet';
  if (postsPerWeek < 1) return 'less than a post a week';
  const posts = Math.round(postsPerWeek);
  return posts === 1 ? 'about one post a week' : `about ${posts} posts a week`;
};
