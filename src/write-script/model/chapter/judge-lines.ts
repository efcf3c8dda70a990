import { z } from 'zod';
import { readAnswer } from '../../../language-model/read-answer.ts';
import { inFence } from '../fence.ts';
import type { Fault } from './check-chapter.ts';
import type { ChapterDraft } from './draft.ts';

const VERDICTS = ['supported', 'contradicted', 'not said'] as const;

const JudgementSchema = z.object({
  verdicts: z.array(z.object({ line: z.coerce.number().int(), verdict: z.enum(VERDICTS) })).min(1),
});
export type Judgement = z.infer<typeof JudgementSchema>;

export const JUDGEMENT_JSON_SCHEMA = {
  type: 'object',
  properties: {
    verdicts: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          line: { type: 'integer' },
          verdict: { type: 'string', enum: [...VERDICTS] },
        },
        required: ['line', 'verdict'],
      },
    },
  },
  required: ['verdicts'],
} as const;

/** A line to be judged, by its place. */
export interface JudgedLine {
  readonly line: number;
  readonly text: string;
  readonly quotes: readonly string[];
}

/** The lines of a chapter. */
export const linesOf = ({ utterances }: ChapterDraft): JudgedLine[] =>
  utterances.map(({ text, evidence }, at) => ({
    ...{ line: at + 1, text },
    quotes: evidence.map(({ quote }) => quote),
  }));

/** What a judge goes by. */
export const JUDGE_INSTRUCTIONS = `\
You check the lines of a podcast script against the quotations that each of them rests on.

For each line answer one verdict:
- "supported": everything that it states follows from its own quotations. Other words, another language, another spelling or name of the same thing, rounded and converted figures are fine; so is what everybody knows about a place or a thing that is named.
- "contradicted": a quotation says otherwise: the opposite, another doer, another figure for the same thing.
- "not said": it states something that its quotations don't say, or it calls on listeners to do something (to pay, to vote, to buy, to go somewhere), or insults somebody, without quoting who says so.
A line without quotations is "supported" only if it states nothing: a greeting, a question, a reaction, a transition.`;

export const judgePrompt = (lines: readonly JudgedLine[]): string =>
  [
    ...inFence(
      'lines',
      lines.map(({ text, quotes }, index) => JSON.stringify({ line: index + 1, text, quotes })),
    ),
    'Judge every line.',
  ].join('\n');

export const readJudgement = (text: string) => readAnswer(text, JudgementSchema);

const REASONS: Readonly<Record<(typeof VERDICTS)[number], readonly string[]>> = {
  supported: [],
  contradicted: ['What it quotes says otherwise.'],
  'not said': ['What it quotes does not say this.'],
};

/** What a judgement means for its lines; `unjudged` counts those that it says nothing of. */
export const obeyJudgement = (
  { verdicts }: Judgement,
  lines: readonly JudgedLine[],
): { readonly faults: readonly Fault[]; readonly unjudged: number } => {
  const byLine = new Map(verdicts.map(({ line, verdict }) => [line, verdict]));
  const faults = lines.flatMap(({ line }, index) => {
    const what = REASONS[byLine.get(index + 1) ?? 'supported'];
    return what.length > 0 ? [{ line, what }] : [];
  });
  return { faults, unjudged: lines.filter((_, index) => !byLine.has(index + 1)).length };
};
