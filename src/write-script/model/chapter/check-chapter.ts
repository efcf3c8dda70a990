import type { ConfigSnapshot } from '../../../episode/config-snapshot.ts';
import type { Content } from '../../../episode/content.ts';
import { foreignLanguage, languageName } from '../../../speech-text/recognise-language.ts';
import { episodeSeconds } from '../../compose/episode-seconds.ts';
import type { Language } from '../../language/language.ts';
import { meanPace } from '../../pace.ts';
import type { PlannedChapter } from '../outline/plan.ts';
import { checkFacts, checkLine, type Sources } from './check-line.ts';
import { checkSpeech } from './check-speech.ts';
import { type ChapterDraft, postsOf } from './draft.ts';
import { unknownNames } from './facts/names.ts';
import { findUnwanted } from './find-unwanted.ts';
import type { NumberedPost } from './number-posts.ts';

/** What a chapter is measured against. */
export interface Brief {
  readonly content: Content;
  readonly config: ConfigSnapshot;
  /** The show's. */
  readonly language: Language;
  readonly plan: PlannedChapter;
  readonly posts: readonly NumberedPost[];
}

/** A place in a chapter that is at fault; lines count from 1, line 0 is the title. */
export interface Fault {
  readonly line: number;
  readonly what: readonly string[];
}

const LEAST_SHARE = 0.7;
const MOST_SHARE = 1.3;
/** Posts can be told in fewer words than they have; less than this share of them is an outline. */
const LEAST_OF_POSTS = 0.5;
/** What is shorter may be one speaker's. */
const LEAST_DIALOGUE_SECONDS = 45;
const MOST_TITLE_CHARACTERS = 80;

/** The least and most that a chapter may take to say, in seconds. */
export const boundsOf = ({ config, plan, posts }: Brief): { least: number; most: number } => {
  const material = posts.reduce((sum, { seconds }) => sum + seconds, 0) / meanPace(config.speakers);
  return {
    least: Math.min(plan.seconds * LEAST_SHARE, material * LEAST_OF_POSTS),
    most: Math.max(plan.seconds * MOST_SHARE, plan.seconds + 20),
  };
};

const checkLength = (chapter: ChapterDraft, brief: Brief): string[] => {
  const { least, most } = boundsOf(brief);
  const seconds = episodeSeconds([chapter], brief.config.speakers);
  if (seconds >= least && seconds <= most) return [];
  const shall = seconds > most ? 'shorter' : 'longer';
  const times = (brief.plan.seconds / seconds).toFixed(1);
  return [
    `It takes about ${Math.round(seconds)} seconds to say; it has to take ${Math.round(least)} to ${Math.round(most)}. Make it ${shall}: ${times} times its length.`,
  ];
};

const checkCast = ({ utterances }: ChapterDraft, { config, plan }: Brief): string[] => {
  const used = new Set(utterances.map(({ speaker }) => speaker));
  const isDialogue = config.speakers.length > 1 && plan.seconds >= LEAST_DIALOGUE_SECONDS;
  return isDialogue && used.size < 2 ? ['Only one of the speakers says anything.'] : [];
};

const checkWrittenLanguage = async (
  { utterances }: ChapterDraft,
  { config }: Brief,
): Promise<string[]> => {
  const texts = utterances.map(({ text }) => text);
  const foreign = await foreignLanguage(texts, config.languageCode);
  if (!foreign) return [];
  const [is, shall] = [languageName(foreign.language), languageName(config.languageCode)];
  return [`It is written in ${is}; write it in ${shall}.`];
};

/** What only a chapter written anew can mend: its length and language, who speaks, that it tells posts at all. */
export const checkWhole = async (chapter: ChapterDraft, brief: Brief): Promise<string[]> => [
  ...(postsOf(chapter).length === 0 ? ['No line quotes a post that it tells.'] : []),
  ...checkCast(chapter, brief),
  ...checkLength(chapter, brief),
  ...(await checkWrittenLanguage(chapter, brief)),
];

/** What the lines of a chapter may rest on. */
export const sourcesOf = ({ config, content, language, posts }: Omit<Brief, 'plan'>): Sources => ({
  language,
  posts: new Map(posts.map((post) => [post.number, post])),
  roles: new Set(config.speakers.map(({ role }) => role)),
  common: [
    config.title,
    config.description,
    config.author,
    config.introText ?? '',
    config.outroText ?? '',
    ...config.speakers.map(({ role }) => role),
    language.phrases.period(new Date(content.window.from), new Date(content.window.until)),
    content.window.from.slice(0, 10),
    content.window.until.slice(0, 10),
  ],
});

/** What is wrong with a title that rests on these posts. */
export const checkTitle = (
  title: string,
  posts: readonly NumberedPost[],
  sources: Sources,
): string[] => [
  ...(title.length > MOST_TITLE_CHARACTERS
    ? [`It has more than ${MOST_TITLE_CHARACTERS} characters.`]
    : []),
  ...checkSpeech(title),
  ...checkFacts(
    title,
    posts.map(({ text }) => text),
    posts,
    sources,
  ),
];

/** Everything that is wrong with single lines and the title, by their places. */
export const findFaults = (
  chapter: ChapterDraft,
  sources: Sources,
  { config }: Pick<Brief, 'config'>,
): Fault[] => {
  const told = postsOf(chapter).flatMap((number) => sources.posts.get(number) ?? []);
  const faults = [
    { line: 0, what: checkTitle(chapter.title, told, sources) },
    ...chapter.utterances.map((line, at) => ({
      line: at + 1,
      what: [...checkLine(line, sources), ...findUnwanted(line.text, config)],
    })),
  ];
  return faults.filter(({ what }) => what.length > 0);
};

/** Names that lines have and their posts don't, as doubts for a person to look at. */
export const findDoubts = (
  { utterances }: ChapterDraft,
  { language, posts, common }: Sources,
): string[] => {
  const known = [...common, ...[...posts.values()].flatMap(({ channel, text }) => [channel, text])];
  const lines = utterances.map(({ text }) => text);
  return [...new Set(unknownNames(lines, known, language))].map(
    (name) => `The name "${name}" is in none of the posts.`,
  );
};
