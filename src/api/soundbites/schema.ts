import { z } from 'zod';
import { SoundbitesSchema } from '../../episode/sound/soundbite.ts';

/** The body of `PUT /api/v1/episodes/{episodeId}/soundbites`, and the answer of it and of GET. */
export const SoundbiteListSchema = z.strictObject({ soundbites: SoundbitesSchema });
export type SoundbiteList = z.infer<typeof SoundbiteListSchema>;
