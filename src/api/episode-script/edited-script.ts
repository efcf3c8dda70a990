import { z } from 'zod';
import { ScriptSchema } from '../../episode/script.ts';
import { plain, storable, visible } from '../../show/text.ts';

/** An hour of speech has some 60 KB of text; what is larger is no script. */
export const MAX_SCRIPT_BYTES = 1024 * 1024;

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** The query of `PUT /api/v1/episodes/{episodeId}/script`. */
export const EditScriptQuerySchema = z.strictObject({
  attempt: z.coerce.number().int().min(1).optional().meta({
    description:
      'Of which attempt the script was taken that was edited: when there is a newer one, the edit is refused instead of undoing it.',
  }),
});

/** The body of `PUT /api/v1/episodes/{episodeId}/script`: a whole script that can be spoken. */
export const EditedScriptBodySchema = ScriptSchema.superRefine((script, context) => {
  const refuse = (message: string, ...path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path });
  for (const [holds, complaint] of [storable, plain, visible]) {
    if (!holds(script.title)) refuse(complaint, 'title');
    if (!holds(script.summary)) refuse(complaint, 'summary');
    script.chapters.forEach(({ title }, index) => {
      if (!holds(title)) refuse(complaint, 'chapters', index, 'title');
    });
  }
  // As far as WriteScript's own go; they stand in the feed and in every list.
  if (script.title.length > 200) refuse('has at most 200 characters', 'title');
  if (script.summary.length > 1000) refuse('has at most 1000 characters', 'summary');
  if (!isLanguage(script.language)) refuse('is no language tag like en-US', 'language');
  const roles = script.speakers.map(({ role }) => role);
  if (new Set(roles).size < roles.length) refuse('has a role twice', 'speakers');
  const words = script.chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text));
  if (!words.some((text) => /[\p{L}\p{N}]/u.test(text))) {
    refuse('holds nothing that can be spoken', 'chapters');
  }
});
