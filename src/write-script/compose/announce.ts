import type { Language } from '../language/language.ts';
import { isQuestion, wordsIn } from '../post-text/sentences.ts';
import type { Topic } from '../posts/group-topics.ts';
import { stems } from '../posts/terms.ts';
import { canBeSaid, isLasting, namingPost } from './names.ts';

/** What a topic is called ahead of its telling: its headline, or a sentence of its own, to be quoted. */
export interface Announcement {
  readonly text: string;
  readonly isSentence: boolean;
}

const LEAST_WORDS = 3;
const MOST_CHARACTERS = 60;
/** The first topic is what the episode is about: a longer sentence is better than no name. */
const MOST_OF_FIRST = 110;

/** A whole sentence that is true on any day and asks nobody to do anything. */
const isTelling = (text: string, language: Language): boolean =>
  isLasting(text, language) &&
  !isQuestion(text) &&
  !/:(?!\d)|…/.test(text) &&
  wordsIn(text) >= LEAST_WORDS &&
  !language.callsToAct.test(text) &&
  !language.leansOnPrevious.test(text);

/** Announces a topic by what is told of it; undefined where nothing of it makes a name, or it is an advertisement. */
export const announce = (
  topic: Topic,
  told: readonly string[],
  isFirst: boolean,
  language: Language,
): Announcement | undefined => {
  const { headline } = namingPost(topic, language).text;
  if (topic.lead.text.isAdvertisement) return undefined;
  if (headline !== undefined) {
    if (canBeSaid(headline, language)) return { text: headline, isSentence: false };
    const isName = stems(headline, language).length > 0 && isLasting(headline, language);
    if (isFirst && isName) return { text: headline, isSentence: true };
  }
  const most = isFirst ? MOST_OF_FIRST : MOST_CHARACTERS;
  const sentences = isFirst ? told : told.slice(0, 1);
  const text = sentences.find((each) => each.length <= most && isTelling(each, language));
  return text === undefined ? undefined : { text: text.replace(/[.]$/, ''), isSentence: true };
};

/** Announcements within a sentence, those that are sentences themselves in quotation marks. */
export const listed = (
  announcements: readonly Announcement[],
  { phrases }: Language,
  say: (text: string) => string = (text) => text,
): string =>
  phrases.list(
    announcements.map(({ text, isSentence }) =>
      isSentence ? phrases.quote(say(text)) : say(text),
    ),
  );
