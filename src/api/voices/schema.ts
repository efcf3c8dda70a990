import { z } from 'zod';
import { LanguageCodeSchema } from '../../show/language-code.ts';

/** The query of `GET /api/v1/voices`. */
export const VoicesQuerySchema = z.strictObject({ languageCode: LanguageCodeSchema });

const VoiceSchema = z.strictObject({
  name: z.string().meta({ description: 'What a speaker of a show names as its voice.' }),
  languageCodes: z.array(z.string()),
  gender: z.enum(['female', 'male', 'neutral']).nullable(),
  family: z.string().meta({
    description: 'For example Chirp3-HD, or OpenAI-compatible; empty where the name has none.',
  }),
  hasSpeakingRate: z.boolean().meta({ description: 'Whether a speaking rate may be chosen.' }),
  hasPitch: z.boolean().meta({ description: 'Whether a pitch may be chosen.' }),
});

/** The answer of `GET /api/v1/voices`. */
export const VoiceListSchema = z.strictObject({
  languageCode: z.string(),
  voices: z
    .array(VoiceSchema)
    .meta({ description: 'Those of its region and the better ones first.' }),
  unavailable: z
    .array(z.string())
    .meta({ description: 'Why the voices of a provider are missing, a sentence each.' }),
  defaults: z
    .array(z.string())
    .meta({ description: 'Who speaks where a show names no voice, the first speaker first.' }),
});
export type VoiceList = z.infer<typeof VoiceListSchema>;
