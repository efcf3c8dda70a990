import type { Chat } from '../../local/openai/index.ts';

/** A post as prompts have it. */
export interface PromptPost {
  readonly number: number;
  readonly channel: string;
  readonly text: string;
}

/** A line as a model writes it. */
export interface ModelLine {
  readonly speaker: string;
  readonly text: string;
  readonly evidence: readonly { readonly post: number; readonly quote: string }[];
}

/** What is asked, read as a careful model would read it. */
export type Asked =
  | {
      readonly step: 'outline';
      readonly stories: readonly {
        readonly story: number;
        readonly headline: string;
        readonly seconds: number;
      }[];
    }
  | {
      readonly step: 'chapter';
      readonly posts: readonly PromptPost[];
      readonly title: string;
      readonly seconds: number;
      readonly speakers: readonly string[];
      readonly isAgain: boolean;
    }
  | {
      readonly step: 'mending';
      readonly lines: readonly (ModelLine & {
        readonly line: number;
        readonly title?: string;
        readonly faults?: readonly string[];
      })[];
    }
  | {
      readonly step: 'judgement';
      readonly lines: readonly {
        readonly line: number;
        readonly text: string;
        readonly quotes: readonly string[];
      }[];
    }
  | {
      readonly step: 'title';
      readonly chapters: readonly { readonly title: string; readonly lines: readonly string[] }[];
    };

/** The JSON lines between the two equal lines that begin so; read as a model does, which knows the fence from the prompt. */
const fenced = <T>(prompt: string, what: string): T[] => {
  const fence = new RegExp(`^${what}-[0-9a-f]{16}$`, 'm').exec(prompt)?.[0];
  if (fence === undefined) return [];
  const [, inside = ''] = prompt.split(`\n${fence}\n`.replace(/^\n/, ''));
  return inside
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
};

export const readAsked = ({
  instructions,
  prompt,
}: Pick<Chat, 'instructions' | 'prompt'>): Asked => {
  if (/^stories-/m.test(prompt)) return { step: 'outline', stories: fenced(prompt, 'stories') };
  if (/^chapters-/m.test(prompt)) return { step: 'title', chapters: fenced(prompt, 'chapters') };
  if (prompt.includes('Mend the lines')) return { step: 'mending', lines: fenced(prompt, 'lines') };
  if (/^lines-/m.test(prompt)) return { step: 'judgement', lines: fenced(prompt, 'lines') };
  return {
    step: 'chapter',
    posts: fenced(prompt, 'posts'),
    title: JSON.parse(/^Its working title: (".*")\.$/m.exec(prompt)?.[1] ?? '""') as string,
    seconds: Number(/^Length: (\d+) seconds/m.exec(prompt)?.[1]),
    speakers: Array.from(
      instructions.matchAll(/^- ("[^"]*")/gm),
      ([, role]) => JSON.parse(role ?? '""') as string,
    ),
    isAgain: prompt.includes('You have answered:'),
  };
};

export interface Habits {
  /** The show's words for a sentence of a post. */
  readonly translate?: (sentence: string) => string;
  /** What is said between two sentences, and states nothing. */
  readonly aside?: string;
  /** What is wrong with a line, for the judge. */
  readonly verdict?: (text: string, quotes: readonly string[]) => string;
  /** Seconds that a chapter is planned to take. */
  readonly plan?: (seconds: number) => number;
}

const SENTENCE = /[^.!?\n]+[.!?]?/g;
const sentencesOf = (text: string): string[] =>
  (text.match(SENTENCE) ?? []).map((each) => each.trim()).filter((each) => each.length > 5);

/** So many characters are spoken in a second. */
const CHARACTERS_A_SECOND = 14;

/** Answers what a careful model would: every sentence from a post, with the words that it rests on. */
export const answerHonestly = (
  chat: Pick<Chat, 'instructions' | 'prompt'>,
  habits: Habits = {},
): unknown => {
  const {
    translate = (each) => each,
    aside = 'And what then?',
    verdict,
    plan = (each) => each,
  } = habits;
  const asked = readAsked(chat);
  switch (asked.step) {
    case 'outline':
      return {
        chapters: asked.stories.map(({ story, headline, seconds }) => ({
          ...{ title: translate(headline), stories: [story], seconds: plan(seconds) },
          ...{ angle: '', link: '' },
        })),
      };
    case 'chapter': {
      const { posts, seconds, speakers } = asked;
      const told = posts.flatMap((post) =>
        sentencesOf(post.text).map((quote) => ({ post, quote })),
      );
      const utterances: ModelLine[] = [];
      let left = seconds * CHARACTERS_A_SECOND;
      told.forEach(({ post, quote }, at) => {
        if (left < 0) return;
        const say = (text: string, evidence: ModelLine['evidence']) => {
          utterances.push({
            speaker: speakers[utterances.length % speakers.length] ?? '',
            text,
            evidence,
          });
          left -= text.length;
        };
        if (at > 0 && speakers.length > 1 && at % 3 === 0) say(aside, []);
        say(translate(quote), [{ post: post.number, quote }]);
      });
      // A title that no line bears out would be a promise.
      const isTold = utterances.some(({ evidence }) =>
        evidence.some(({ quote }) => quote.includes(asked.title) || asked.title.includes(quote)),
      );
      const title = isTold ? asked.title : (utterances[0]?.text ?? asked.title);
      return { title: title.slice(0, 80), utterances };
    }
    case 'mending':
      return {
        lines: asked.lines
          .filter(({ faults }) => faults)
          .map(({ line, title, evidence = [] }) => ({
            ...{ line, evidence },
            text: title ?? translate(evidence[0]?.quote ?? ''),
          })),
      };
    case 'judgement':
      return {
        verdicts: asked.lines.map(({ line, text, quotes }) => ({
          ...{ line, verdict: verdict?.(text, quotes) ?? 'supported' },
        })),
      };
    case 'title': {
      const titles = asked.chapters.map(({ title }) => title);
      return { title: (titles[0] ?? '').slice(0, 80), summary: titles.join('. ').slice(0, 800) };
    }
  }
};
