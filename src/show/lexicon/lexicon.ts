import { z } from 'zod';
import { line } from '../text.ts';

/** How a word is said, where a voice would say it wrong. */
export const LexiconEntrySchema = z
  .strictObject({
    word: line(60)
      .min(1)
      .regex(/[\p{L}\p{N}]/u, 'must hold a letter or a figure')
      .meta({
        description:
          'As it is written; without a capital letter it is also found where it begins a sentence.',
      }),
    respelling: line(120)
      .min(1)
      .regex(/[\p{L}\p{N}]/u, 'must hold something that can be spoken')
      .nullable()
      .default(null)
      .meta({ description: 'Other letters that a voice reads as the word is said.' }),
    ipa: line(120)
      .min(1)
      .regex(/^[\p{L}\p{M}\p{Lm}ˈˌːˑ.|‖‿ˈˌ˥-˩↑↓ ʼ-]+$/u, 'must be IPA, without its slashes')
      .nullable()
      .default(null)
      .meta({
        description:
          'The International Phonetic Alphabet, for the voices that read it; the others take the respelling.',
      }),
  })
  .refine(({ respelling, ipa }) => respelling !== null || ipa !== null, {
    error: ({ input }) =>
      `${JSON.stringify((input as { readonly word: string }).word)} needs a respelling, or IPA`,
  });
export type LexiconEntry = z.infer<typeof LexiconEntrySchema>;

/** The words of a show that voices would say wrong, each once. */
export const LexiconSchema = z
  .array(LexiconEntrySchema)
  .max(200)
  .refine((entries) => new Set(entries.map(({ word }) => word)).size === entries.length, {
    error: 'must name each word once',
  });
