import { readChannelUsername } from '../../../../show/channel/channel-username.ts';
import { readLexiconLine } from '../../../../show/lexicon/lexicon-line.ts';
import type { ShowFormValues } from './show-form-values.ts';
import { ORDINALS } from './speaker-values.ts';

const partsOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((line) => line.trim())
    .filter((line) => line !== '');
const linesOf = (text: string): string[] => partsOf(text, /[\n,]/);

// What names no channel is refused by the API as it was typed.
const channelNames = (text: string): string[] =>
  linesOf(text).map((line) => readChannelUsername(line) ?? line);

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

// What is no number is refused by the API in its own words.
const numberIn = (text: string): number | string => {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? text : value;
};

const numberOrNull = (text: string): number | string | null =>
  text.trim() === '' ? null : numberIn(text);

const unless = (usual: number, text: string): number | string | null => {
  const value = numberIn(text);
  return value === usual ? null : value;
};

const isUnchosen = (chosen: object): boolean =>
  Object.values(chosen).every((each) => each === null);

/** The roles that a show has when it names none. */
const DEFAULT_ROLES = ['host', 'cohost', 'guest', 'second guest'];

const speakersOf = (values: ShowFormValues) => {
  const all = ORDINALS.map((ordinal) => ({
    role: values[`${ordinal}Role`].trim(),
    name: orNull(values[`${ordinal}Name`]),
    character: orNull(values[`${ordinal}Character`]),
    voice: orNull(values[`${ordinal}Voice`]),
    speakingRate: unless(1, values[`${ordinal}Rate`]),
    pitch: unless(0, values[`${ordinal}Pitch`]),
  }));
  const isLeft = ({ role, ...chosen }: (typeof all)[number]) => role === '' && isUnchosen(chosen);
  // A third and a fourth are there once anything is said of them.
  const last = all.findLastIndex((speaker) => !isLeft(speaker));
  if (last === -1) return null;
  const count = values.format === 'single-speaker' ? 1 : Math.max(2, last + 1);
  if (all.slice(0, count).every(isLeft)) return null;
  return all
    .slice(0, count)
    .map((speaker, i) => ({ ...speaker, role: speaker.role || DEFAULT_ROLES[i] }));
};

/** The body for the API. It checks the values; nothing is checked here. */
export const toShowBody = (values: ShowFormValues) => ({
  title: values.title,
  description: values.description,
  languageCode: values.languageCode.trim(),
  author: values.author,
  ownerEmail: orNull(values.ownerEmail),
  imageUrl: orNull(values.imageUrl),
  category: values.category.trim(),
  isExplicit: values.isExplicit,
  isBlocked: values.isBlocked,
  verification: orNull(values.verification),
  keepEpisodes: numberOrNull(values.keepEpisodes),
  keepDays: numberOrNull(values.keepDays),
  isPaused: values.isPaused,
  config: {
    telegramChannels: channelNames(values.telegramChannels),
    telegramSession: orNull(values.telegramSession),
    format: values.format,
    speakers: speakersOf(values),
    introText: orNull(values.introText),
    outroText: orNull(values.outroText),
    introAudioUrl: orNull(values.introAudioUrl),
    outroAudioUrl: orNull(values.outroAudioUrl),
    additionalInstructions: orNull(values.additionalInstructions),
    writer: values.writer === 'built-in' ? null : values.writer,
    writerModel: orNull(values.writerModel),
    writerTemperature: numberOrNull(values.writerTemperature),
    style: values.style === '' ? null : values.style,
    hasStings: values.hasStings,
    hasStoryPauses: values.hasStoryPauses,
    lexicon: partsOf(values.lexicon, /\n/).map(readLexiconLine),
    character: {
      audience: orNull(values.audience),
      tone: orNull(values.tone),
      background: values.background,
      neverSay: partsOf(values.neverSay, /\n/),
      examples: orNull(values.examples),
    },
    targetDurationMinutes: numberIn(values.targetDurationMinutes),
    maxMessages: numberIn(values.maxMessages),
    mediaTypes: values.mediaTypes,
    filters: {
      excludeForwarded: values.excludeForwarded,
      excludeKeywords: linesOf(values.excludeKeywords),
      minCharacters: numberIn(values.minCharacters),
    },
    review:
      values.review === ''
        ? null
        : { days: numberIn(values.reviewDays), atDeadline: values.review },
    monthlyCapUsd: numberOrNull(values.monthlyCapUsd),
    telegramChat: orNull(values.telegramChat),
    episodeFrequencyDays: numberIn(values.episodeFrequencyDays),
    timeZone: values.timeZone.trim(),
    ...(values.timeOfDay !== '' && { timeOfDay: values.timeOfDay }),
    ...(values.scheduledFrom !== '' && { scheduledFrom: values.scheduledFrom }),
  },
});

const changed = <T extends object>(before: T, after: T): Partial<T> => {
  const change = { ...after };
  for (const name of Object.keys(after) as (keyof T)[]) {
    if (JSON.stringify(before[name]) === JSON.stringify(after[name])) delete change[name];
  }
  return change;
};

/**
 * The body for the API that says only what is another: what somebody else has changed since the form
 * was opened stays as they left it.
 */
export const toShowChange = (before: ShowFormValues, after: ShowFormValues) => {
  const [was, is] = [toShowBody(before), toShowBody(after)];
  const config = changed(was.config, is.config);
  const { config: _, ...fields } = changed(was, is);
  return { ...fields, ...(Object.keys(config).length > 0 && { config }) };
};
