import { z } from 'zod';
import { CharacterSchema } from '../../show/character/character.ts';
import { MOST_SPEAKERS } from '../../show/most-speakers.ts';
import { rolesOfTheirOwn, ShowConfigSchema } from '../../show/show-config.ts';
import { CastMemberSchema, type ConfigSnapshot } from '../config-snapshot.ts';
import type { StartFrom } from './start-steps.ts';

const { shape } = ShowConfigSchema;

/**
 * Settings of an episode's snapshot that an attempt may change, within the bounds of a show's; each
 * takes the place of the snapshot's as a whole. What the show says of itself isn't among them.
 */
export const EditedSettingsSchema = z
  .strictObject({
    telegramChannels: shape.telegramChannels,
    maxMessages: shape.maxMessages.unwrap(),
    mediaTypes: shape.mediaTypes.unwrap(),
    filters: shape.filters.unwrap(),
    format: shape.format.unwrap(),
    /** Each with its voice, which no default stands in for any more. */
    speakers: z
      .array(CastMemberSchema)
      .min(1)
      .max(MOST_SPEAKERS)
      .refine(...rolesOfTheirOwn),
    introText: shape.introText.unwrap(),
    outroText: shape.outroText.unwrap(),
    additionalInstructions: shape.additionalInstructions.unwrap(),
    writer: shape.writer.unwrap().unwrap(),
    writerModel: shape.writerModel.unwrap(),
    writerTemperature: shape.writerTemperature.unwrap(),
    style: shape.style.unwrap(),
    targetDurationMinutes: shape.targetDurationMinutes.unwrap(),
    introAudioUrl: shape.introAudioUrl.unwrap(),
    outroAudioUrl: shape.outroAudioUrl.unwrap(),
    hasStings: shape.hasStings.unwrap(),
    hasStoryPauses: shape.hasStoryPauses.unwrap(),
    lexicon: shape.lexicon.unwrap(),
    character: CharacterSchema,
  })
  .partial();
export type EditedSettings = z.infer<typeof EditedSettingsSchema>;

/** The settings that an episode goes by; those may be missing that its snapshot is older than. */
export const EpisodeSettingsSchema = EditedSettingsSchema.required().partial({
  introAudioUrl: true,
  outroAudioUrl: true,
  writer: true,
  writerModel: true,
  writerTemperature: true,
  style: true,
  hasStings: true,
  hasStoryPauses: true,
  lexicon: true,
  character: true,
});
export type EpisodeSettings = z.infer<typeof EpisodeSettingsSchema>;

/** The first step that goes by each setting: a later start would leave a change without effect. */
export const STEP_OF_SETTING: Readonly<Record<keyof EditedSettings, StartFrom>> = {
  telegramChannels: 'collect',
  maxMessages: 'collect',
  mediaTypes: 'collect',
  filters: 'collect',
  format: 'script',
  // A script names who speaks it, and in which voice.
  speakers: 'script',
  introText: 'script',
  outroText: 'script',
  additionalInstructions: 'script',
  writer: 'script',
  writerModel: 'script',
  writerTemperature: 'script',
  style: 'script',
  character: 'script',
  targetDurationMinutes: 'script',
  introAudioUrl: 'audio',
  outroAudioUrl: 'audio',
  hasStings: 'audio',
  hasStoryPauses: 'audio',
  lexicon: 'audio',
};

const NAMES = Object.keys(STEP_OF_SETTING) as (keyof EditedSettings)[];

/** The settings of a snapshot that an attempt may change. */
export const settingsOf = (config: ConfigSnapshot): EpisodeSettings => {
  const known = NAMES.filter((name) => config[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, config[name]])) as EpisodeSettings;
};

// The order of an object's members says nothing, and a setting that isn't there is none.
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, canonical(member)]);
};

/** Those of the given settings that aren't the snapshot's already. */
export const changedSettings = (config: ConfigSnapshot, given: EditedSettings): EditedSettings =>
  Object.fromEntries(
    Object.entries(given).filter(([name, value]) => {
      const before = config[name as keyof EditedSettings];
      return JSON.stringify(canonical(value)) !== JSON.stringify(canonical(before));
    }),
  );
