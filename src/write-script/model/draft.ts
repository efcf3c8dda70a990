import { z } from 'zod';
import { type Read, readAnswer } from '../../language-model/read-answer.ts';

const words = (most: number) => z.string().trim().min(1).max(most);

/** What a line rests on: the post by the number that the prompt gave it, and its very words. */
const EvidenceSchema = z.strictObject({ post: z.number().int(), quote: words(2000) });

const LineSchema = z.strictObject({
  speaker: z.string(),
  text: words(4000),
  evidence: z.array(EvidenceSchema).max(20),
});
export type DraftLine = z.infer<typeof LineSchema>;

/** A script as the language model writes it. */
const DraftSchema = z.strictObject({
  title: words(120),
  summary: words(900),
  chapters: z
    .array(z.strictObject({ title: words(120), utterances: z.array(LineSchema).min(1).max(200) }))
    .min(1)
    .max(100),
});
export type Draft = z.infer<typeof DraftSchema>;
export type DraftChapter = Draft['chapters'][number];

/** The posts that a chapter's lines rest on, each once, in the order in which they are told. */
export const postsOf = ({ utterances }: DraftChapter): number[] => [
  ...new Set(utterances.flatMap(({ evidence }) => evidence.map(({ post }) => post))),
];

export const EVIDENCE_JSON_SCHEMA = {
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

/** The draft's form as JSON Schema, in the keywords that language models know. */
export const DRAFT_JSON_SCHEMA = {
  type: 'object',
  properties: {
    title: { type: 'string', description: 'Title of the episode, at most 80 characters.' },
    summary: { type: 'string', description: 'One to three sentences.' },
    chapters: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          title: { type: 'string' },
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
      },
    },
  },
  required: ['title', 'summary', 'chapters'],
} as const;

export const readDraft = (text: string): Read<Draft> => readAnswer(text, DraftSchema);

/** A line mended, or left out where its text is empty; line 0 is its chapter's title, chapter 0 the episode's title and summary. */
const MendingSchema = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        chapter: z.number().int().nonnegative(),
        line: z.number().int().nonnegative(),
        text: z.string().trim().max(4000),
        evidence: z.array(EvidenceSchema).max(20).default([]),
      }),
    )
    .max(2000),
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
          chapter: { type: 'integer' },
          line: { type: 'integer' },
          text: { type: 'string', description: 'The line anew; empty to leave it out.' },
          evidence: EVIDENCE_JSON_SCHEMA,
        },
        required: ['chapter', 'line', 'text', 'evidence'],
      },
    },
  },
  required: ['lines'],
} as const;

export const readMending = (text: string): Read<Mending> => readAnswer(text, MendingSchema);
