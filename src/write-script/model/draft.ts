import { z } from 'zod';

const words = (most: number) => z.string().trim().min(1).max(most);

/** A script as the language model writes it: posts by the numbers that the prompt gave them. */
const DraftSchema = z.strictObject({
  title: words(120),
  summary: words(900),
  chapters: z
    .array(
      z.strictObject({
        title: words(120),
        posts: z.array(z.number().int()),
        utterances: z
          .array(z.strictObject({ speaker: z.string(), text: words(4000) }))
          .min(1)
          .max(200),
      }),
    )
    .min(1)
    .max(100),
});
export type Draft = z.infer<typeof DraftSchema>;

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
          posts: {
            type: 'array',
            items: { type: 'integer' },
            description: 'Numbers of the posts that this chapter tells.',
          },
          utterances: {
            type: 'array',
            items: {
              type: 'object',
              properties: { speaker: { type: 'string' }, text: { type: 'string' } },
              required: ['speaker', 'text'],
            },
          },
        },
        required: ['title', 'posts', 'utterances'],
      },
    },
  },
  required: ['title', 'summary', 'chapters'],
} as const;

/** The draft in an answer, or what is wrong with its form, in words for whoever wrote it. */
export const readDraft = (
  answer: string,
): { readonly draft: Draft } | { readonly problems: readonly string[] } => {
  let document: unknown;
  try {
    document = JSON.parse(answer);
  } catch {
    return { problems: ['The answer is not JSON.'] };
  }
  const parsed = DraftSchema.safeParse(document);
  if (parsed.success) return { draft: parsed.data };
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'The answer'}: ${message}`,
  );
  return { problems };
};
