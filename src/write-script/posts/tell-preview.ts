import type { Post } from '../../episode/content.ts';
import type { PostText } from '../post-text/read-post.ts';

/** A description that Telegram cut short ends in the middle of a sentence. */
const CUT = /(?:^|(?<=[.!?]\s))[^.!?]*(?:…|\.{3})\s*$/u;

const saysNothing = ({ headline, sentences }: PostText): boolean =>
  headline === undefined && sentences.length === 0;

/**
 * The words of a post that says nothing itself but links to a page: what Telegram shows of the page,
 * with the site's name in front. Undefined where the post has words, or the page no title.
 */
export const previewText = ({ linkPreview, poll }: Post, own: PostText): string | undefined => {
  if (!linkPreview?.title || poll || !saysNothing(own)) return undefined;
  const { title, description = '', site } = linkPreview;
  // "Ferry sails again | Harbour Times" names the site itself.
  const named =
    site && !title.toLowerCase().includes(site.toLowerCase()) ? `${site}: ${title}` : title;
  const rest = description.replace(CUT, '').trim();
  return rest === '' ? named : `${named}\n\n${rest}`;
};
