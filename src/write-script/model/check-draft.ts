import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { Content } from '../../episode/content.ts';
import { episodeSeconds } from '../compose/episode-seconds.ts';
import type { Language } from '../language/language.ts';
import { meanPace } from '../pace.ts';
import { checkFacts, checkLine, type Sources } from './check-line.ts';
import { checkSpeech } from './check-speech.ts';
import { type Draft, postsOf } from './draft.ts';
import { unknownNames } from './facts/names.ts';
import type { NumberedPost } from './number-posts.ts';

/** What a draft is measured against. */
export interface Brief {
  readonly content: Content;
  readonly config: ConfigSnapshot;
  readonly language: Language;
  readonly posts: readonly NumberedPost[];
}

/** A place in a draft that is at fault. Chapters and lines count from 1; line 0 is the chapter's title, chapter 0 the episode's title (line 0) and summary (line 1). */
export interface Fault {
  readonly chapter: number;
  readonly line: number;
  readonly what: readonly string[];
}

const LEAST_SHARE = 0.8;
const MOST_SHARE = 1.2;
/** Posts can be told in fewer words than they have; less than this share of them is an outline. */
const LEAST_OF_POSTS = 0.5;
const MOST_TITLE_CHARACTERS = 80;

/** The least and most that a draft may take to say, in seconds. */
export const boundsOf = ({ config, posts }: Brief): { least: number; most: number } => {
  const target = config.targetDurationMinutes * 60;
  const material = posts.reduce((sum, { seconds }) => sum + seconds, 0) / meanPace(config.speakers);
  return {
    least: Math.min(target * LEAST_SHARE, material * LEAST_OF_POSTS),
    most: target * MOST_SHARE,
  };
};

const checkLength = ({ chapters }: Draft, brief: Brief): string[] => {
  const { least, most } = boundsOf(brief);
  const seconds = episodeSeconds(chapters, brief.config.speakers);
  if (seconds >= least && seconds <= most) return [];
  const shall = seconds > most ? 'shorter' : 'longer';
  const times = ((brief.config.targetDurationMinutes * 60) / seconds).toFixed(1);
  return [
    `It takes about ${Math.round(seconds)} seconds to say; it has to take ${Math.round(least)} to ${Math.round(most)}. Make it ${shall}: ${times} times its length.`,
  ];
};

const checkCast = ({ chapters }: Draft, { config }: Brief): string[] => {
  const used = new Set(chapters.flatMap(({ utterances }) => utterances.map((u) => u.speaker)));
  const silent = config.speakers.filter(({ role }) => !used.has(role));
  return silent.map(({ role }) => `The speaker ${JSON.stringify(role)} says nothing.`);
};

/** What only a script written anew can mend: its length, who speaks, that it tells posts at all. */
export const checkWhole = (draft: Draft, brief: Brief): string[] => [
  ...(draft.chapters.flatMap(postsOf).length === 0 ? ['No line quotes a post that it tells.'] : []),
  ...checkCast(draft, brief),
  ...checkLength(draft, brief),
];

/** What the lines of a script may rest on, whoever wrote it. */
export const sourcesOf = ({ config, content, language, posts }: Brief): Sources => ({
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

const checkTitle = (title: string): string[] => [
  ...(title.length > MOST_TITLE_CHARACTERS
    ? [`It has more than ${MOST_TITLE_CHARACTERS} characters.`]
    : []),
  ...checkSpeech(title),
];

/** Everything that is wrong with single lines and titles, by their places. */
export const findFaults = (draft: Draft, sources: Sources): Fault[] => {
  const textsOf = (numbers: readonly number[]) => {
    const posts = numbers.flatMap((number) => sources.posts.get(number) ?? []);
    return [posts.map(({ text }) => text), posts] as const;
  };
  const all = textsOf(draft.chapters.flatMap(postsOf));
  const faults = [
    {
      ...{ chapter: 0, line: 0 },
      what: [...checkTitle(draft.title), ...checkFacts(draft.title, ...all, sources)],
    },
    {
      ...{ chapter: 0, line: 1 },
      what: [...checkSpeech(draft.summary), ...checkFacts(draft.summary, ...all, sources)],
    },
    ...draft.chapters.flatMap((chapter, index) => [
      {
        ...{ chapter: index + 1, line: 0 },
        what: [
          ...checkTitle(chapter.title),
          ...checkFacts(chapter.title, ...textsOf(postsOf(chapter)), sources),
        ],
      },
      ...chapter.utterances.map((line, at) => ({
        ...{ chapter: index + 1, line: at + 1 },
        what: checkLine(line, sources),
      })),
    ]),
  ];
  return faults.filter(({ what }) => what.length > 0);
};

/** Names that a script has and its posts don't, as doubts for a person to look at. */
export const findDoubts = ({ chapters }: Draft, { language, posts, common }: Sources): string[] => {
  const known = [...common, ...[...posts.values()].flatMap(({ channel, text }) => [channel, text])];
  const lines = chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text));
  return [...new Set(unknownNames(lines, known, language))].map(
    (name) => `The name "${name}" is in none of the posts.`,
  );
};
