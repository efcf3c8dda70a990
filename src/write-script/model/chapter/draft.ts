import { z } from 'zod';
import { type Read, readAnswer } from '../../../language-model/read-answer.ts';

const words = (most: number) => z.string().trim().min(1).max(most);

/** What a line rests on: the post by the number that the prompt gave it, and its very words. */
const EvidenceSchema = z.object({ post: z.coerce.number().int(), quote: words(2000) });
const evidence = z.array(EvidenceSchema).max(20).default([]);

const LineSchema = z.object({ speaker: z.string(), text: words(4000), evidence });
export type DraftLine = z.infer<typeof LineSchema>;

/** A chapter as the language model writes it. */
const ChapterDraftSchema = z.object({
  title: words(120),
  utterances: z.array(LineSchema).min(1).max(200),
});
export type ChapterDraft = z.infer<typeof ChapterDraftSchema>;

/** A line said in other words, by whoever says it already. */
const RewordingSchema = LineSchema.omit({ speaker: true });
export type Rewording = z.infer<typeof RewordingSchema>;

/** The posts that a chapter's lines rest on, each once, in the order in which they are told. */
export const postsOf = ({ utterances }: ChapterDraft): number[] => [
  ...new Set(utterances.flatMap((line) => line.evidence.map(({ post }) => post))),
];

const EVIDENCE_JSON_SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      post: { type: 'integer', description: 'Number of the post.' },
      quote: {
        type: 'string',
        description: 'The words of that post that the line rests on, copied letter by letter.',
      },
    },
    required: ['post', 'quote'],
  },
} as const;

/** The chapter's form as JSON Schema, in the keywords that language models know. */
export const CHAPTER_JSON_SCHEMA = {
  type: 'object',
  properties: {
    title: { type: 'string', description: 'Title of the chapter, at most 80 characters.' },
    utterances: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          speaker: { type: 'string' },
          text: { type: 'string' },
          evidence: EVIDENCE_JSON_SCHEMA,
        },
        required: ['speaker', 'text', 'evidence'],
      },
    },
  },
  required: ['title', 'utterances'],
} as const;

export const readChapter = (text: string): Read<ChapterDraft> =>
  readAnswer(text, ChapterDraftSchema);

/** A line mended, or left out where its text is empty; line 0 is the chapter's title. */
const MendingSchema = z.object({
  lines: z
    .array(
      z.object({
        line: z.coerce.number().int().nonnegative(),
        text: z.string().trim().max(4000),
        evidence,
      }),
    )
    .max(400),
});
export type Mending = z.infer<typeof MendingSchema>;

export const MENDING_JSON_SCHEMA = {
  type: 'object',
  properties: {
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          line: { type: 'integer' },
          text: { type: 'string', description: 'The line anew; empty to leave it out.' },
          evidence: EVIDENCE_JSON_SCHEMA,
        },
        required: ['line', 'text', 'evidence'],
      },
    },
  },
  required: ['lines'],
} as const;

export const readMending = (text: string): Read<Mending> => readAnswer(text, MendingSchema);

/** A line's form in other words. */
export const REWORDING_JSON_SCHEMA = {
  type: 'object',
  properties: { text: { type: 'string' }, evidence: EVIDENCE_JSON_SCHEMA },
  required: ['text', 'evidence'],
} as const;

export const readRewording = (text: string): Read<Rewording> => readAnswer(text, RewordingSchema);
