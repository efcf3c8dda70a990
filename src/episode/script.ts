import { z } from 'zod';
import { ScriptFormatSchema } from '../show/script-format.ts';
import { PitchSchema, SpeakingRateSchema } from '../show/voice/voice-options.ts';

/** A speaking part, the provider's voice that speaks it and how; chosen once, when the episode opens. */
export const SpeakerSchema = z.strictObject({
  role: z.string().min(1),
  voice: z.string().min(1),
  /** Times the voice's own pace. */
  speakingRate: SpeakingRateSchema.optional(),
  /** Semitones above or below the voice's own. */
  pitch: PitchSchema.optional(),
});
export type Speaker = z.infer<typeof SpeakerSchema>;

/** Where a chapter's words come from. */
export const SourceSchema = z.strictObject({
  channel: z.string().min(1),
  messageId: z.number().int().positive(),
  url: z.url(),
  /** The post's first words, for lists; left out of a post without any. */
  title: z.string().min(1).max(200).optional(),
});
export type Source = z.infer<typeof SourceSchema>;

/** One turn of speech: `speaker` is a role of the script, `text` is made for speech. */
export const UtteranceSchema = z.strictObject({
  speaker: z.string().min(1),
  text: z.string().trim().min(1),
});
export type Utterance = z.infer<typeof UtteranceSchema>;

/** A part of the episode with a title of its own. The opening and the closing have no sources. */
export const ChapterSchema = z.strictObject({
  title: z.string().min(1),
  sources: z.array(SourceSchema),
  utterances: z.array(UtteranceSchema).min(1),
});
export type Chapter = z.infer<typeof ChapterSchema>;

/** The file `script/{sha256}.json`: everything that will be said, by whom, in order. */
export const ScriptSchema = z
  .strictObject({
    version: z.literal('1.0'),
    /** BCP 47, as the show has it. */
    language: z.string().min(2),
    format: ScriptFormatSchema,
    speakers: z.array(SpeakerSchema).min(1),
    title: z.string().min(1),
    summary: z.string(),
    chapters: z.array(ChapterSchema).min(1),
  })
  .superRefine(({ speakers, chapters }, context) => {
    const roles = new Set(speakers.map(({ role }) => role));
    chapters.forEach(({ utterances }, chapter) => {
      utterances.forEach(({ speaker }, utterance) => {
        if (roles.has(speaker)) return;
        context.addIssue({
          code: 'custom',
          message: `An utterance names the speaker ${speaker}, which the script does not have.`,
          path: ['chapters', chapter, 'utterances', utterance, 'speaker'],
        });
      });
    });
  });
export type Script = z.infer<typeof ScriptSchema>;
