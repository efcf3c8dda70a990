import type { Language } from '../language/language.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import type { Story } from './story.ts';

/** The first report of a story: no private voice, nothing passed on, and no member of a group where a channel reports. */
export const firstReport = ({ posts }: Story, language: Language): PreparedPost | undefined => {
  const isReported = posts.some(({ author }) => author === undefined);
  return posts.find((post) => {
    const { isPersonal, isRemark } = signsOf(post, language);
    const isMembers = isRemark || (isReported && post.author !== undefined);
    return !post.poll && !post.forwardedFrom && !isPersonal && !isMembers;
  });
};
