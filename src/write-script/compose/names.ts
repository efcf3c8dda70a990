import type { Language } from '../language/language.ts';
import type { Topic } from '../posts/group-topics.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { stems } from '../posts/terms.ts';

const MOST_CHARACTERS = 60;

/** At most so many characters, cut between words with an ellipsis. */
export const shorten = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.\p{Pd}]+$/u, '').toWellFormed()}…`;
};

/** A post's name in lists: its headline, else its first sentence where that is short; else nothing, since half a sentence names nothing. */
export const nameOf = ({ text, poll }: PreparedPost, { callsToAct }: Language): string => {
  if (text.headline !== undefined) return text.headline;
  const words = text.sentences[0]?.text ?? poll?.question ?? '';
  const isName = words.length <= MOST_CHARACTERS && !callsToAct.test(words);
  return isName ? words.replace(/[.;,。、،؛।]$/, '') : '';
};

/** A name that is true on any day, as "Closed tomorrow" is not. */
export const isLasting = (name: string, { dependsOnDay }: Language): boolean =>
  !dependsOnDay.test(name);

/** The post that gives a topic its name: the first that has a headline, since that is heard first; better one that is true on any day. */
export const namingPost = ({ lead, posts }: Topic, language: Language): PreparedPost =>
  posts.find(({ text }) => text.headline !== undefined && isLasting(text.headline, language)) ??
  posts.find(({ text }) => text.headline !== undefined) ??
  posts.find((post) => nameOf(post, language) !== '') ??
  lead;

/** Whether the name is whole, so that it can be said and not only be read. */
export const canBeSaid = (name: string, language: Language): boolean =>
  stems(name, language).length > 0 && isLasting(name, language) && !/[…?!]$|[,:;]/.test(name);
