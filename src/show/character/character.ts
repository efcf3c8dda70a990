import { z } from 'zod';
import { line, text } from '../text.ts';
import { BACKGROUNDS } from './backgrounds.ts';

/** What a show is like where a language model writes it. */
export const CharacterSchema = z.strictObject({
  audience: text(500).nullable().default(null).meta({
    description: 'Who listens, what they know and what they care for.',
  }),
  tone: text(500).nullable().default(null).meta({ description: 'How it sounds.' }),
  background: z.enum(BACKGROUNDS).default('half-sentence').meta({
    description:
      'What may be told that no post says: nothing, what everybody knows in half a sentence, or what is needed to understand a matter.',
  }),
  neverSay: z
    .array(line(100).min(1))
    .max(50)
    .default([])
    .meta({ description: 'Phrases that are never used; lines with one are written anew.' }),
  examples: text(4000).nullable().default(null).meta({
    description: 'Some lines as the show says them; their manner is taken, never what they tell.',
  }),
});
export type Character = z.infer<typeof CharacterSchema>;
