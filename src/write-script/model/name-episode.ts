import { z } from 'zod';
import { ModelUnavailable } from '../../language-model/language-model.ts';
import { readAnswer } from '../../language-model/read-answer.ts';
import type { Ask, Step } from './ask/ask.ts';
import { askTwice, readWhole } from './ask/ask-twice.ts';
import { checkTitle } from './chapter/check-chapter.ts';
import { checkFacts, type Sources } from './chapter/check-line.ts';
import { checkSpeech } from './chapter/check-speech.ts';
import type { NumberedPost } from './chapter/number-posts.ts';
import { inFence } from './fence.ts';

const DEADLINE_MS = 60_000;
const LINES_SHOWN = 4;

const NamesSchema = z.object({
  title: z.string().trim().min(1).max(120),
  summary: z.string().trim().min(1).max(900),
});
type Names = z.infer<typeof NamesSchema>;

const NAMES_JSON_SCHEMA = {
  type: 'object',
  properties: {
    title: { type: 'string', description: 'Title of the episode, at most 80 characters.' },
    summary: {
      type: 'string',
      description: 'What one hears in the episode, in one to four sentences, for its notes.',
    },
  },
  required: ['title', 'summary'],
} as const;

/** A chapter as it will be spoken, and the posts that it rests on. */
interface NamedChapter {
  readonly title: string;
  readonly utterances: readonly { readonly text: string }[];
  readonly posts: readonly NumberedPost[];
}

interface NamingOptions {
  readonly ask: Ask;
  readonly instructions: string;
  readonly sources: Sources;
  /** Whether a later run may ask for them where no model is there now. */
  readonly mayWait: boolean;
}

const plainly = (chapters: readonly NamedChapter[]): Names => {
  const titles = chapters.map(({ title }) => title);
  return { title: titles[0] ?? '', summary: titles.slice(0, 6).join('. ') };
};

/**
 * Title and summary of an episode whose chapters are written. What is at fault twice is made of the
 * chapters' titles.
 */
export const nameEpisode = async (
  chapters: readonly NamedChapter[],
  { ask, instructions, sources, mayWait }: NamingOptions,
): Promise<Names> => {
  const posts = chapters.flatMap((chapter) => chapter.posts);
  const words = posts.map(({ text }) => text);
  const faultsOf = ({ title, summary }: Names) => ({
    title: checkTitle(title, posts, sources),
    summary: [...checkSpeech(summary), ...checkFacts(summary, words, posts, sources)],
  });
  const plain = plainly(chapters);
  const step: Step<Names> = {
    request: {
      instructions,
      prompt: [
        'The chapters of the episode, with their first lines:',
        ...inFence(
          'chapters',
          chapters.map(({ title, utterances }) =>
            JSON.stringify({
              title,
              lines: utterances.slice(0, LINES_SHOWN).map(({ text }) => text),
            }),
          ),
        ),
        'Give the episode a title that says what is in it, without the name of the show, and a summary.',
      ].join('\n'),
      answerSchema: NAMES_JSON_SCHEMA,
    },
    deadlineMs: DEADLINE_MS,
    isCheap: true,
    read: readWhole((text) => readAnswer(text, NamesSchema)),
  };
  const check = (names: Names): string[] => {
    const { title, summary } = faultsOf(names);
    return [
      ...title.map((what) => `The title: ${what}`),
      ...summary.map((what) => `The summary: ${what}`),
    ];
  };
  const askForThem = async (): Promise<Names | undefined> => {
    try {
      return (await askTwice(ask, { step, check })).answer;
    } catch (error) {
      if (mayWait || !(error instanceof ModelUnavailable)) throw error;
      return undefined;
    }
  };
  const answer = await askForThem();
  if (!answer) return plain;
  const faults = faultsOf(answer);
  return {
    title: faults.title.length > 0 ? plain.title : answer.title,
    summary: faults.summary.length > 0 ? plain.summary : answer.summary,
  };
};
