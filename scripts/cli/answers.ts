import { z } from 'zod';
import { BillingUnitSchema } from '../../src/episode/cost-item.ts';

const SpeakerSchema = z.object({
  role: z.string(),
  voice: z.string().nullable(),
  speakingRate: z.number().nullable(),
  pitch: z.number().nullable(),
});
export type Speaker = z.infer<typeof SpeakerSchema>;

/** As much of a show as the command line tells. */
export const ShowSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  languageCode: z.string(),
  isPaused: z.boolean(),
  imageUrl: z.string().nullable(),
  category: z.string(),
  isExplicit: z.boolean(),
  config: z
    .object({
      telegramChannels: z.array(z.string()),
      format: z.string(),
      speakers: z.array(SpeakerSchema).nullable(),
      targetDurationMinutes: z.number(),
      episodeFrequencyDays: z.number(),
      timeOfDay: z.string(),
      timeZone: z.string(),
      introAudioUrl: z.string().nullable(),
      outroAudioUrl: z.string().nullable(),
      introText: z.string().nullable(),
      outroText: z.string().nullable(),
    })
    .nullable(),
});
export type Show = z.infer<typeof ShowSchema>;

/** As much of a language's voices as the command line tells. */
export const VoiceListSchema = z.object({
  voices: z.array(
    z.object({
      name: z.string(),
      gender: z.string().nullable(),
      hasSpeakingRate: z.boolean(),
      hasPitch: z.boolean(),
    }),
  ),
  defaults: z.array(z.string()),
});

/** As much of an episode's status as the command line tells. */
export const EpisodeSchema = z.object({
  episodeId: z.string(),
  podcastId: z.string(),
  title: z.string().nullish(),
  status: z.string(),
  state: z.string().nullable(),
  progress: z.number(),
  startedAt: z.string(),
  updatedAt: z.string(),
  estimatedCompletionAt: z.string().nullable(),
  attempt: z.number(),
  /** Missing in answers of a stage that is older than this command. */
  cost: z
    .object({
      usd: z.number(),
      attemptUsd: z.number(),
      items: z.array(
        z.object({
          product: z.string(),
          unit: BillingUnitSchema,
          quantity: z.number(),
          usd: z.number().nullable(),
        }),
      ),
    })
    .nullable()
    .default(null),
  error: z
    .object({ state: z.string().nullable(), name: z.string(), message: z.string() })
    .nullable(),
  /** These three are missing in answers of a stage that is older than this command. */
  publishError: z.object({ name: z.string(), message: z.string() }).nullable().default(null),
  remedy: z.string().nullable().default(null),
  waiting: z.object({ reason: z.string(), until: z.string() }).nullable().default(null),
  warnings: z.array(z.object({ message: z.string() })),
  audioUrl: z.string().nullable(),
  durationMs: z.number().nullable(),
  timeline: z.array(
    z.object({ status: z.string(), at: z.string(), tookMs: z.number().nullable() }),
  ),
  terminal: z.boolean(),
});
export type Episode = z.infer<typeof EpisodeSchema>;

export const ShowListSchema = z.object({
  podcasts: z.array(ShowSchema),
  nextCursor: z.string().nullable(),
});
export const EpisodeListSchema = z.object({ episodes: z.array(EpisodeSchema) });
export const StartedSchema = z.object({ episodeId: z.string() });
/** As much of a webhook as the command line tells. */
export const WebhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  podcastId: z.string().nullable(),
  events: z.array(z.string()),
  disabled: z.object({ at: z.string(), reason: z.string() }).nullable(),
  secret: z.string().optional(),
});
export type Webhook = z.infer<typeof WebhookSchema>;
export const WebhookListSchema = z.object({ webhooks: z.array(WebhookSchema) });

/** As much of a message to a webhook as the command line tells. */
export const DeliverySchema = z.looseObject({
  type: z.string(),
  episodeId: z.string(),
  state: z.string(),
  attempts: z.number(),
  lastStatus: z.number().nullable(),
  lastError: z.string().nullable(),
  lastAttemptAt: z.string().nullable(),
  /** Missing in answers of a stage that is older than this command. */
  occurredAt: z.string().nullable().default(null),
});
export type Delivery = z.infer<typeof DeliverySchema>;
export const DeliveryListSchema = z.object({ deliveries: z.array(DeliverySchema) });

/** A refusal of the API (RFC 9457). */
export const ProblemSchema = z.looseObject({ detail: z.string(), status: z.number().optional() });
export type Problem = z.infer<typeof ProblemSchema>;
