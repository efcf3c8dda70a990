import type { Language } from '../language/language.ts';
import { isRumour } from '../posts/is-rumour.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import type { Story } from './story.ts';

/** The first report of a story: no private voice, nothing passed on or rumoured, and no member of a group where a channel reports. */
export const firstReport = ({ posts }: Story, language: Language): PreparedPost | undefined => {
  const isReported = posts.some(({ author }) => author === undefined);
  const reports = posts.filter((post) => {
    const { isPersonal, isRemark } = signsOf(post, language);
    const isMembers = isRemark || (isReported && post.author !== undefined);
    return !post.poll && !post.forwardedFrom && !isPersonal && !isMembers;
  });
  // What was rumoured and then announced began with the announcement.
  return reports.find((post) => !isRumour(post, language)) ?? reports[0];
};
