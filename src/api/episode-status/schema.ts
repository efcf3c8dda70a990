import { z } from 'zod';
import { WindowSchema } from '../../episode/content.ts';
import { ExpirySchema } from '../../episode/expiry.ts';
import { EpisodeStatusSchema } from '../../episode/status.ts';
import { POST_STATUSES } from '../../episode/telegram-post-requests.ts';
import { VisibilitySchema } from '../../episode/visibility.ts';
import { REVIEW_DEADLINES } from '../../show/review.ts';
import { CostViewSchema } from './cost-schema.ts';
import { REMEDIES } from './remedies.ts';

const time = z.iso.datetime();

/** What `GET /api/v1/episodes/{episodeId}` answers, and each entry of a list. Times are ISO 8601 UTC. */
export const EpisodeStatusViewSchema = z.strictObject({
  episodeId: z.uuid(),
  podcastId: z.uuid(),
  title: z.string().nullable().meta({ description: 'Null until there is a script.' }),
  status: EpisodeStatusSchema,
  state: z.string().nullable().meta({
    description:
      'The state of the machine that is at work, or that failed; null when there is nothing left to do.',
  }),
  progress: z.number().min(0).max(1).meta({ description: 'Never goes back within an attempt.' }),
  segments: z
    .strictObject({ done: z.number().int().min(0), total: z.number().int().min(0) })
    .nullable()
    .meta({ description: 'Spoken of all; null until speaking begins.' }),
  window: WindowSchema.nullable().meta({
    description: 'The period of its posts; null until it is chosen, and of an imported one.',
  }),
  skipped: z
    .strictObject({
      found: z.number().int().min(0),
      filtered: z.number().int().min(0),
      toldBefore: z.number().int().min(0),
    })
    .nullable()
    .meta({
      description:
        "Posts of the period of a skipped episode, how many of them the show's settings leave out, and how many earlier episodes have told; null for any other.",
    }),
  isDiscarded: z.boolean().meta({
    description:
      'Whether it was skipped because somebody, or the deadline of its review, discarded its script.',
  }),
  review: z
    .strictObject({ until: time, atDeadline: z.enum(REVIEW_DEADLINES) })
    .nullable()
    .meta({
      description:
        'Until when its script awaits a review, and what becomes of it then; null for any other.',
    }),
  createdAt: time,
  startedAt: time.meta({ description: 'When this attempt began.' }),
  updatedAt: time,
  estimatedCompletionAt: time.nullable().meta({
    description:
      'By how long the steps of this show have usually taken; null without a past run, and for what has ended.',
  }),
  attempt: z.number().int().min(1),
  isImported: z.boolean().meta({
    description: 'Whether another system made it: it has no execution, and no other attempt.',
  }),
  error: z
    .strictObject({
      state: z.string().nullable(),
      name: z.string(),
      message: z.string().meta({ description: 'What happened, and what to do.' }),
    })
    .nullable(),
  publishError: z
    .strictObject({ name: z.string(), message: z.string() })
    .nullable()
    .meta({ description: "Why a completed episode isn't in the feed as it is, and what to do." }),
  remedy: z.enum(REMEDIES).nullable().meta({
    description:
      'What can help: retry (this episode again, from the step that failed), generate (a new one; a retry keeps the settings and the period), wait (for another episode to end), none. Null where nothing is wrong.',
  }),
  waiting: z
    .strictObject({ reason: z.string(), until: time })
    .nullable()
    .meta({ description: 'Why nothing happens just now, and when it goes on by itself.' }),
  warnings: z
    .array(z.strictObject({ state: z.string(), name: z.string(), message: z.string() }))
    .meta({ description: 'What this attempt ran into without failing.' }),
  visibility: VisibilitySchema.meta({
    description:
      'public: listeners have it once it is published; hidden: nobody has it until it is shown again; withdrawn: nobody has it ever again.',
  }),
  expired: ExpirySchema.nullable().meta({
    description:
      'By which rule of its show it was withdrawn, and when; null where somebody withdrew it, and for any other.',
  }),
  visibilityPending: z.boolean().meta({
    description:
      'Whether feed, pages and files still have to follow what visibility, pictures and show say.',
  }),
  pictureUrl: z.string().nullable().meta({
    description: "Its own picture; null where it has its show's, and while nobody may have it.",
  }),
  post: z
    .strictObject({
      status: z.enum(POST_STATUSES),
      chat: z.string(),
      url: z.string().nullable().meta({ description: 'Null where chats of its kind have none.' }),
      isPending: z.boolean().meta({ description: 'Whether it is still to follow the episode.' }),
    })
    .nullable()
    .meta({
      description:
        'Its last message in Telegram: sending, posted, unsure (sent, but no answer came: look whether it is there, and say so) or removed; null where none was sent.',
    }),
  audioUrl: z.string().nullable().meta({ description: 'Null while nobody may have it.' }),
  transcript: z
    .strictObject({
      url: z.string().meta({ description: 'As WebVTT.' }),
      languageCode: z.string().meta({ description: 'BCP 47.' }),
    })
    .nullable()
    .meta({ description: 'Null where there is none, and while nobody may have it.' }),
  chaptersUrl: z.string().nullable().meta({
    description: 'As JSON Chapters; null where there are none, and while nobody may have them.',
  }),
  durationMs: z.number().int().nullable(),
  publishedAt: time.nullable(),
  cost: CostViewSchema.nullable().meta({
    description: 'What providers charge for; null while none has answered.',
  }),
  timeline: z.array(
    z.strictObject({
      status: EpisodeStatusSchema,
      at: time,
      tookMs: z
        .number()
        .int()
        .nullable()
        .meta({ description: 'Until the next one; null for the last.' }),
    }),
  ),
  terminal: z.boolean().meta({ description: 'Whether only a new attempt can change it.' }),
});
export type EpisodeStatusView = z.infer<typeof EpisodeStatusViewSchema>;
