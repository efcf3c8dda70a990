import { z } from 'zod';
import { defaultTimeOfDay } from './default-time-of-day.ts';
import { FEED_CATEGORIES } from './feed-categories.ts';
import { LanguageCodeSchema } from './language-code.ts';
import { type ShowConfig, ShowConfigSchema } from './show-config.ts';
import { line, text } from './text.ts';
import { castProblem } from './voice/cast-problem.ts';
import { webAddress } from './web-address.ts';

/** What a show says of itself, as columns of podcasts. */
export const ShowFieldsSchema = z.strictObject({
  title: line(200).min(1),
  description: text(4000).default(''),
  languageCode: LanguageCodeSchema.default('en-US'),
  author: line(200).default(''),
  imageUrl: webAddress.nullable().default(null).meta({
    description:
      'The cover: a square JPEG or PNG, 1400 to 3000 pixels wide. Up to 2 MB stand in the audio file too. PUT …/picture uploads one; null has one drawn.',
  }),
  ownerEmail: z
    .email({ error: 'must be an e-mail address', abort: true })
    .max(320)
    .nullable()
    .default(null)
    .meta({ description: 'Who answers for the feed.' }),
  category: z
    .enum(
      FEED_CATEGORIES,
      'must be a category or subcategory of Apple Podcasts, for example Tech News',
    )
    .default('News')
    .meta({ description: 'Under which directories list the show.' }),
  isExplicit: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether directories warn of strong language.' }),
  isBlocked: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether directories are asked to leave the show out.' }),
  verification: line(500).min(1).nullable().default(null).meta({
    description:
      'What a directory asks to find in the feed, as a proof that it is yours; null when none asks.',
  }),
  keepEpisodes: z.number().int().min(1).max(100_000).nullable().default(null).meta({
    description:
      'How many episodes stay public, the newest ones; those before are withdrawn for good. Null keeps all.',
  }),
  keepDays: z.number().int().min(1).max(36_500).nullable().default(null).meta({
    description:
      'For how many days an episode stays public; older ones are withdrawn for good, but the newest. Null keeps them.',
  }),
  isPaused: z
    .boolean()
    .default(false)
    .meta({ description: 'A paused show gets no episodes from its schedule.' }),
});

/** The body of `POST /api/v1/podcasts`, every default filled in but the time of day. */
export const NewShowSchema = ShowFieldsSchema.extend({
  config: ShowConfigSchema.extend({
    timeOfDay: ShowConfigSchema.shape.timeOfDay.unwrap().optional().meta({
      description:
        'Left out, a minute between 05:00 and 06:59 that follows from title and channels.',
    }),
  }),
}).superRefine(({ config }, context) => {
  const message = castProblem(config);
  if (message) context.addIssue({ code: 'custom', path: ['config', 'speakers'], message });
});
/** A show that is signed up. */
export type NewShow = Omit<z.infer<typeof NewShowSchema>, 'config'> & {
  readonly config: ShowConfig;
};

/** The show of a body, with a time of day of its own where the body has none. */
export const newShowOf = ({ config, ...fields }: z.infer<typeof NewShowSchema>): NewShow => ({
  ...fields,
  config: {
    ...config,
    timeOfDay: config.timeOfDay ?? defaultTimeOfDay(fields.title, config.telegramChannels),
  },
});

/** A show that another system had, and where its feed was. */
export const ImportedShowSchema = ShowFieldsSchema.extend({
  config: ShowConfigSchema.nullable().default(null),
  feed: z
    .strictObject({
      guid: z.uuid().toLowerCase().meta({ description: 'Its podcast:guid.' }),
      url: webAddress,
    })
    .nullable()
    .default(null)
    .meta({ description: 'By what apps know its feed; null for one that nobody subscribes to.' }),
}).superRefine(({ config }, context) => {
  const message = config && castProblem(config);
  if (message) context.addIssue({ code: 'custom', path: ['config', 'speakers'], message });
});
export type ImportedShow = z.infer<typeof ImportedShowSchema>;

/** A show as the API answers it. */
export const ShowSchema = ShowFieldsSchema.extend({
  id: z.uuid(),
  config: ShowConfigSchema.nullable().meta({
    description: 'Null for a show that was made without one; it gets one by PATCH.',
  }),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Show = z.infer<typeof ShowSchema>;
