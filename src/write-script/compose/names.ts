import type { Language } from '../language/language.ts';
import type { Topic } from '../posts/group-topics.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { stems } from '../posts/terms.ts';

const MOST_CHARACTERS = 70;

/** At most so many characters, cut between words with an ellipsis. */
export const shorten = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.\p{Pd}]+$/u, '').toWellFormed()}…`;
};

/** A post's name in lists: its headline, else how it begins. */
export const nameOf = ({ text, poll }: PreparedPost): string => {
  const words = text.headline ?? text.sentences[0]?.text ?? poll?.question ?? '';
  const [clause = words] = words.split(/(?<=\p{L}{3}[.!?;])\s/u);
  return shorten(clause.replace(/[.;,]$/, ''), MOST_CHARACTERS);
};

/** The post that gives a topic its name: the first that has a headline, since that is heard first. */
export const namingPost = ({ lead, posts }: Topic): PreparedPost =>
  posts.find(({ text }) => text.headline !== undefined) ?? lead;

/** Whether the name is whole, so that it can be said and not only be read. */
export const canBeSaid = (name: string, language: Language): boolean =>
  stems(name, language).length > 0 && !/[…?!]$|[,:;]/.test(name);
