import { z } from 'zod';
import { PITCH, SPEAKING_RATE } from './voice-bounds.ts';

export const SpeakingRateSchema = z.number().min(SPEAKING_RATE.min).max(SPEAKING_RATE.max);

export const PitchSchema = z.number().min(PITCH.min).max(PITCH.max);
