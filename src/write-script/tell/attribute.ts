import type { Language } from '../language/language.ts';
import { signsOf } from '../posts/post-signs.ts';
import { headOf, type PreparedPost } from '../posts/prepared-post.ts';

const SPEAKER = /^[^"“„«:]{3,60}:\s?["“„«]/u;

/** "The coach: “…”" says whose words they are. */
export const namesSpeaker = ({ text }: PreparedPost): boolean =>
  SPEAKER.test(text.sentences[0]?.text ?? '');

/** Whether a post opens with what somebody says: that is no name of what happened. */
export const opensWithWords = (post: PreparedPost): boolean =>
  /^["“„«]/u.test(headOf(post)[0] ?? '') || namesSpeaker(post);

/**
 * Whose words a post's are, as a lead-in that ends in a colon: those of whoever it was passed on
 * from, of a group's member, of whom it quotes, or of a channel that speaks of itself. Empty where the
 * channel reports; with `isOwnShow`, a single author's channel needs no name for its own words.
 */
export const attribution = (post: PreparedPost, isOwnShow: boolean, language: Language): string => {
  const { phrases } = language;
  const { author, forwardedFrom, channelTitle: channel } = post;
  if (post.poll) return '';
  if (forwardedFrom && forwardedFrom !== channel) {
    return phrases.say('passedOn', { who: forwardedFrom, channel });
  }
  const { isPersonal, isOutcry, isQuotation } = signsOf(post, language);
  if (author) return phrases.say(isOwnShow ? 'writes' : 'member', { who: author, channel });
  if (namesSpeaker(post)) return '';
  if (isQuotation) return phrases.say('quotes', { who: channel });
  return (isPersonal || isOutcry) && !isOwnShow ? phrases.say('writes', { who: channel }) : '';
};
