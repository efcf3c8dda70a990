import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { Content } from '../../episode/content.ts';
import { coverageWords } from '../cover/coverage-words.ts';
import type { Language } from '../language/language.ts';
import { speak } from '../language/speak.ts';
import { channelName } from '../post-text/channel-name.ts';
import { readPost } from '../post-text/read-post.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { nameSource } from '../tell/name-source.ts';
import { shorten } from './shorten.ts';
import { readerOf, type Telling } from './telling.ts';

const MOST_COLUMN_CHARACTERS = 200;
const MOST_SUMMARY_CHARACTERS = 1000;
const TOPICS_IN_SUMMARY = 6;

/** A text of the show's own, made for speech like everything else. */
export const ownWords = (text: string | null, language: Language): string => {
  const { headline, sentences } = readPost({ text: text ?? '' }, language);
  const opening = headline === undefined || /[.!?]$/.test(headline) ? headline : `${headline}.`;
  return [opening ?? '', ...sentences.map((each) => each.text)].join(' ').trim();
};

/** The days an episode tells of, in words; `until` is exclusive. */
const periodOf = ({ window }: Content, { phrases }: Language): string =>
  phrases.period(new Date(window.from), new Date(Date.parse(window.until) - 1));

const sentence = (text: string): string => (/[.!?。！？؟।]$/u.test(text) ? text : `${text}.`);

/** How the episode begins: the show's own text or a welcome, then the headlines, the readers taking turns. */
export const openEpisode = (
  content: Content,
  config: ConfigSnapshot,
  headlines: readonly string[],
  telling: Telling,
): void => {
  const { draft, language } = telling;
  const { phrases } = language;
  const show = channelName(config.title) || config.title;
  draft.open(phrases.say('opening') || config.title);
  const own = ownWords(config.introText, language);
  const welcome = own || phrases.say('welcome', { show, period: periodOf(content, language) });
  draft.say(readerOf(telling, 0), [speak(welcome, language)]);
  if (headlines.length < 2) return;
  draft.say(readerOf(telling, 0), [phrases.say('headlines')]);
  headlines.forEach((headline, index) => {
    draft.say(readerOf(telling, index), [
      sentence(speak(nameSource(headline, language), language)),
    ]);
  });
};

/** How it ends: what isn't told, and the show's own text or a farewell. */
export const closeEpisode = (
  content: Content,
  config: ConfigSnapshot,
  counts: { readonly untold: number; readonly unspeakable: number },
  telling: Telling,
): void => {
  const { draft, language } = telling;
  const { phrases } = language;
  const reader = readerOf(telling, 0);
  draft.open(phrases.say('closing') || config.title);
  const { covers, notes, unspoken } = coverageWords(content, counts, language);
  const show = channelName(config.title) || config.title;
  const farewell = ownWords(config.outroText, language) || phrases.say('farewell', { show });
  draft.say(
    reader,
    [covers, notes, unspoken, farewell].map((each) => speak(each, language)),
  );
};

/** The episode's title: its first headline, else the show and the period. */
export const nameEpisode = (
  headlines: readonly string[],
  content: Content,
  config: ConfigSnapshot,
  language: Language,
): string =>
  shorten(
    headlines[0] || `${config.title}, ${periodOf(content, language)}`,
    MOST_COLUMN_CHARACTERS,
  );

/** What is in the episode and where it comes from. */
export const summarise = (
  headlines: readonly string[],
  posts: readonly PreparedPost[],
  content: Content,
  config: ConfigSnapshot,
  language: Language,
): string => {
  const channels = [...new Set(posts.map(({ channelTitle }) => channelTitle))];
  const topics = headlines.length > 0 ? headlines : [config.title];
  const summary = language.phrases
    .say('summary', {
      topics: topics
        .slice(0, TOPICS_IN_SUMMARY)
        .map((topic) => topic.replace(/[.]$/, ''))
        .reduce((said, topic) => (/[!?…]$/u.test(said) ? `${said} ${topic}` : `${said}. ${topic}`)),
      channels: language.phrases.list(channels),
      period: periodOf(content, language),
    })
    .replace(/([!?…])\.(?=\s)/gu, '$1');
  return shorten(summary, MOST_SUMMARY_CHARACTERS);
};
