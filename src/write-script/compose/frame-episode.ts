import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { Content } from '../../episode/content.ts';
import type { Chapter, Utterance } from '../../episode/script.ts';
import type { Language } from '../language/language.ts';
import { readPost } from '../post-text/read-post.ts';
import { type Announcement, listed } from './announce.ts';
import type { EpisodeVoice } from './episode-voice.ts';

const MOST_TOPICS = 4;

/** A text of the show's own, made for speech like everything else. */
export const ownWords = (text: string | null, language: Language): string => {
  const { headline, sentences } = readPost({ text: text ?? '' }, language);
  const opening = headline === undefined || /[.!?]$/.test(headline) ? headline : `${headline}.`;
  return [opening ?? '', ...sentences.map((each) => each.text)].join(' ').trim();
};

/** A show's or channel's title as it is said. */
export const titleWords = (title: string, language: Language): string =>
  ownWords(title, language).replace(/[.]$/, '') || title.replace(/[^\p{L}\p{N} ]/gu, ' ').trim();

/** The days an episode tells of, in words; `until` is exclusive. */
export const periodOf = ({ window }: Content, { phrases }: Language): string =>
  phrases.period(new Date(window.from), new Date(Date.parse(window.until) - 1));

/** How the episode begins: the show's own text or a welcome, then what is in it. */
export const openEpisode = (
  content: Content,
  config: ConfigSnapshot,
  topics: readonly Announcement[],
  { language, rotation, host, teller, isDialogue, say, line }: EpisodeVoice,
): Chapter => {
  const { phrases } = language;
  const show = titleWords(config.title, language);
  const welcome =
    ownWords(config.introText, language) ||
    rotation.say(phrases.welcome, show, periodOf(content, language));
  const said = topics.slice(0, MOST_TOPICS);
  const contents =
    said.length > 1 ? rotation.say(phrases.contents, listed(said, language, say)) : '';
  const asked = isDialogue && contents !== '' ? rotation.say(phrases.askContents) : '';
  const utterances: Utterance[] = [...line(host, welcome, asked), ...line(teller, contents)];
  return { title: phrases.openingTitle || config.title, sources: [], utterances };
};

/** How it ends: the show's own text or a farewell. */
export const closeEpisode = (
  config: ConfigSnapshot,
  { language, rotation, host, line }: EpisodeVoice,
): Chapter => {
  const { phrases } = language;
  const farewell =
    ownWords(config.outroText, language) ||
    rotation.say(phrases.farewell, titleWords(config.title, language));
  return {
    title: phrases.closingTitle || config.title,
    sources: [],
    utterances: line(host, farewell),
  };
};
