import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { Content } from '../../episode/content.ts';
import { episodeSeconds } from '../compose/episode-seconds.ts';
import type { Language } from '../language/language.ts';
import { meanPace } from '../pace.ts';
import { checkFacts, knownFacts } from './check-facts.ts';
import { checkSpeech } from './check-speech.ts';
import type { Draft } from './draft.ts';
import type { NumberedPost } from './number-posts.ts';

/** What a draft is measured against. */
export interface Brief {
  readonly content: Content;
  readonly config: ConfigSnapshot;
  readonly language: Language;
  readonly posts: readonly NumberedPost[];
}

const LEAST_SHARE = 0.8;
const MOST_SHARE = 1.2;
/** Posts can be told in fewer words than they have; less than this share of them is an outline. */
const LEAST_OF_POSTS = 0.5;
const MOST_TITLE_CHARACTERS = 80;

type DraftChapter = Draft['chapters'][number];

const checkSources = ({ chapters }: Draft, posts: readonly NumberedPost[]): string[] => {
  const numbers = new Set(posts.map(({ number }) => number));
  const told = chapters.flatMap((chapter, index) => {
    const name = `Chapter ${index + 1}`;
    const unknown = chapter.posts.filter((number) => !numbers.has(number));
    const isFrame = index === 0 || index === chapters.length - 1;
    return [
      ...unknown.map((number) => `${name} lists post ${number}, which does not exist.`),
      ...(chapter.posts.length === 0 && !isFrame ? [`${name} lists no post that it tells.`] : []),
    ];
  });
  return chapters.some((chapter) => chapter.posts.length > 0)
    ? told
    : [...told, 'No chapter lists a post that it tells.'];
};

const checkSpeakers = ({ chapters }: Draft, { speakers }: ConfigSnapshot): string[] => {
  const roles = new Set(speakers.map(({ role }) => role));
  const used = new Set(chapters.flatMap(({ utterances }) => utterances.map((u) => u.speaker)));
  return [
    ...[...used]
      .filter((role) => !roles.has(role))
      .map((role) => `There is no speaker ${JSON.stringify(role)}.`),
    ...[...roles]
      .filter((role) => !used.has(role))
      .map((role) => `The speaker ${JSON.stringify(role)} says nothing.`),
  ];
};

const checkLength = ({ chapters }: Draft, { config, posts }: Brief): string[] => {
  const target = config.targetDurationMinutes * 60;
  const material = posts.reduce((sum, { seconds }) => sum + seconds, 0) / meanPace(config.speakers);
  const least = Math.min(target * LEAST_SHARE, material * LEAST_OF_POSTS);
  const most = target * MOST_SHARE;
  const seconds = episodeSeconds(chapters, config.speakers);
  if (seconds >= least && seconds <= most) return [];
  const shall = seconds > most ? 'shorter' : 'longer';
  const times = (target / seconds).toFixed(1);
  return [
    `It takes about ${Math.round(seconds)} seconds to say; it has to take ${Math.round(least)} to ${Math.round(most)}. Make it ${shall}: ${times} times its length.`,
  ];
};

/** What may be said whatever the chapter: the show's own words and the days of the window. */
const commonTexts = ({ config, content, language }: Brief): string[] => [
  config.title,
  config.description,
  config.author,
  config.introText ?? '',
  config.outroText ?? '',
  ...config.speakers.map(({ role }) => role),
  language.phrases.period(new Date(content.window.from), new Date(content.window.until)),
  content.window.from.slice(0, 10),
  content.window.until.slice(0, 10),
  'Telegram I',
];

const postTexts = (
  { channel, date, text, toldBefore }: NumberedPost,
  { language }: Brief,
): string[] => [
  channel,
  text,
  toldBefore ?? '',
  date.slice(0, 10),
  language.phrases.day(new Date(date), 'weekday'),
  language.phrases.day(new Date(date), 'date-and-year'),
];

const textsOf = ({ title, utterances }: DraftChapter): string[] => [
  title,
  ...utterances.map(({ text }) => text),
];

const checkTruth = ({ title, summary, chapters }: Draft, brief: Brief): string[] => {
  const common = commonTexts(brief);
  const byNumber = new Map(brief.posts.map((post) => [post.number, post]));
  const check = (texts: readonly string[], numbers: readonly number[]) => {
    const posts = numbers.flatMap((number) => byNumber.get(number) ?? []);
    const known = knownFacts(
      [...common, ...posts.flatMap((post) => postTexts(post, brief))],
      brief.language,
    );
    return texts.flatMap((text) => checkFacts(text, known, brief.language));
  };
  const all = chapters.flatMap(({ posts }) => posts);
  return [
    ...check([title, summary], all),
    // The overview and the farewell may speak of everything that is told.
    ...chapters.flatMap((chapter) =>
      check(textsOf(chapter), chapter.posts.length > 0 ? chapter.posts : all),
    ),
  ];
};

/** Everything that is wrong with a draft, in words for whoever wrote it; nothing when it can be spoken. */
export const checkDraft = (draft: Draft, brief: Brief): string[] => {
  const texts = [draft.title, draft.summary, ...draft.chapters.flatMap(textsOf)];
  const problems = [
    ...checkSources(draft, brief.posts),
    ...checkSpeakers(draft, brief.config),
    ...checkLength(draft, brief),
    ...(draft.title.length > MOST_TITLE_CHARACTERS
      ? [`The title has more than ${MOST_TITLE_CHARACTERS} characters.`]
      : []),
    ...texts.flatMap(checkSpeech),
    ...checkTruth(draft, brief),
  ];
  return [...new Set(problems)];
};
