import { z } from 'zod';
import { SoundbitesSchema } from '../../../episode/sound/soundbite.ts';
import { EpisodeOutputsSchema } from '../../../episode/stored-object.ts';
import { type EpisodeChange, VisibilitySchema } from '../../../episode/visibility.ts';
import type { ListedShow } from '../../../publish-feed/directory/listed-show.ts';
import type {
  FeedContents,
  FeedEpisode,
  FeedIdentity,
} from '../../../publish-feed/feed-contents.ts';
import { FEED_CATEGORIES } from '../../../show/feed-categories.ts';
import { TimestampColumn } from '../columns.ts';

export const LISTED_COLUMNS = 'id,title,description,language_code,author,image_url';

const ListedColumns = z.object({
  id: z.uuid(),
  title: z.string(),
  description: z.string(),
  language_code: z.string(),
  author: z.string(),
  image_url: z.string().nullable(),
});

/** A row of the view `listed_podcasts`. */
export const ListedShowRowSchema = ListedColumns.transform(
  ({ language_code, image_url, ...row }): ListedShow => ({
    ...row,
    languageCode: language_code,
    imageUrl: image_url,
  }),
);

export const SHOW_COLUMNS = `${LISTED_COLUMNS},owner_email,category,is_explicit,is_blocked,verification,config`;

/** A row of the view `shows`, as the feed tells of its show. */
export const ShowRowSchema = ListedColumns.extend({
  owner_email: z.string().nullable(),
  category: z.enum(FEED_CATEGORIES),
  is_explicit: z.boolean(),
  is_blocked: z.boolean(),
  verification: z.string().nullable(),
  config: z.object({ episode_frequency: z.number().int().positive() }).nullable(),
}).transform(
  ({
    language_code,
    image_url,
    owner_email,
    is_explicit,
    is_blocked,
    config,
    ...row
  }): FeedContents['show'] => ({
    ...row,
    languageCode: language_code,
    imageUrl: image_url,
    ownerEmail: owner_email,
    isExplicit: is_explicit,
    isBlocked: is_blocked,
    episodeFrequencyDays: config?.episode_frequency ?? null,
  }),
);

export const FEED_EPISODE_COLUMNS =
  'id,guid,title,description,language_code,audio_url,duration_ms,outputs,published_at,soundbites,picture_key';

/** A row of `feed_episodes`. */
export const FeedEpisodeRowSchema = z
  .object({
    id: z.uuid(),
    guid: z.string().nullable(),
    title: z.string(),
    description: z.string(),
    language_code: z.string(),
    audio_url: z.string(),
    duration_ms: z.number().int(),
    outputs: EpisodeOutputsSchema,
    published_at: TimestampColumn,
    soundbites: SoundbitesSchema,
    picture_key: z.string().nullable(),
  })
  .transform(
    ({
      language_code,
      audio_url,
      duration_ms,
      published_at,
      picture_key,
      ...row
    }): FeedEpisode => ({
      ...row,
      languageCode: language_code,
      audioUrl: audio_url,
      durationMs: duration_ms,
      publishedAt: published_at,
      pictureKey: picture_key,
    }),
  );

/** A row of `feed_identities`. */
export const FeedIdentityRowSchema = z
  .object({ guid: z.uuid(), has_moved: z.boolean() })
  .transform(({ guid, has_moved }): FeedIdentity => ({ guid, hasMoved: has_moved }));

/** A row of `episode_changes`. */
export const ChangeRowSchema = z
  .object({
    id: z.uuid(),
    visibility: VisibilitySchema,
    changed_at: z.string(),
    is_decided: z.boolean(),
  })
  .transform(
    ({ id, visibility, changed_at, is_decided }): EpisodeChange => ({
      ...{ episodeId: id, visibility },
      ...{ isDecided: is_decided, changedAt: changed_at },
    }),
  );
