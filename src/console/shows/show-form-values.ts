import type { Show } from '../../api/shows/show.ts';

/** What stands in the controls of the form of a show, as people type it. */
export interface ShowFormValues {
  readonly title: string;
  readonly description: string;
  readonly languageCode: string;
  readonly author: string;
  readonly ownerEmail: string;
  readonly imageUrl: string;
  readonly category: string;
  readonly isExplicit: boolean;
  readonly isPaused: boolean;
  /** One channel a line. */
  readonly telegramChannels: string;
  readonly format: 'single-speaker' | 'multi-speaker';
  readonly targetDurationMinutes: string;
  readonly episodeFrequencyDays: string;
  readonly timeOfDay: string;
  readonly timeZone: string;
  readonly maxMessages: string;
  readonly minCharacters: string;
  readonly excludeForwarded: boolean;
  /** One a line. */
  readonly excludeKeywords: string;
  readonly introText: string;
  readonly outroText: string;
  readonly introAudioUrl: string;
  readonly outroAudioUrl: string;
  readonly additionalInstructions: string;
  readonly firstRole: string;
  readonly firstVoice: string;
  readonly secondRole: string;
  readonly secondVoice: string;
}

/** What a new show's form begins with; `timeZone` is the reader's own. */
export const newShowValues = (timeZone: string): ShowFormValues => ({
  title: '',
  description: '',
  languageCode: 'en-US',
  author: '',
  ownerEmail: '',
  imageUrl: '',
  category: 'News',
  isExplicit: false,
  isPaused: false,
  telegramChannels: '',
  format: 'multi-speaker',
  targetDurationMinutes: '10',
  episodeFrequencyDays: '7',
  timeOfDay: '06:00',
  timeZone,
  maxMessages: '100',
  minCharacters: '1',
  excludeForwarded: false,
  excludeKeywords: '',
  introText: '',
  outroText: '',
  introAudioUrl: '',
  outroAudioUrl: '',
  additionalInstructions: '',
  firstRole: '',
  firstVoice: '',
  secondRole: '',
  secondVoice: '',
});

/** What the form of a show begins with. */
export const showValues = (show: Show, timeZone: string): ShowFormValues => {
  const fresh = newShowValues(timeZone);
  const { title, description, languageCode, author, category, isExplicit, isPaused, config } = show;
  const own = {
    ...{ title, description, languageCode, author, category, isExplicit, isPaused },
    ownerEmail: show.ownerEmail ?? '',
    imageUrl: show.imageUrl ?? '',
  };
  if (config === null) return { ...fresh, ...own };
  const [first, second] = config.speakers ?? [];
  return {
    ...fresh,
    ...own,
    telegramChannels: config.telegramChannels.join('\n'),
    format: config.format,
    targetDurationMinutes: String(config.targetDurationMinutes),
    episodeFrequencyDays: String(config.episodeFrequencyDays),
    timeOfDay: config.timeOfDay,
    timeZone: config.timeZone,
    maxMessages: String(config.maxMessages),
    minCharacters: String(config.filters.minCharacters),
    excludeForwarded: config.filters.excludeForwarded,
    excludeKeywords: config.filters.excludeKeywords.join('\n'),
    introText: config.introText ?? '',
    outroText: config.outroText ?? '',
    introAudioUrl: config.introAudioUrl ?? '',
    outroAudioUrl: config.outroAudioUrl ?? '',
    additionalInstructions: config.additionalInstructions ?? '',
    firstRole: first?.role ?? '',
    firstVoice: first?.voice ?? '',
    secondRole: second?.role ?? '',
    secondVoice: second?.voice ?? '',
  };
};

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The usernames in what people paste: `@name`, `t.me/name`, `https://t.me/s/name`. */
export const channelNames = (text: string): string[] =>
  linesOf(text).map((line) =>
    line
      .replace(/^(?:https?:\/\/)?(?:t|telegram)\.me\/(?:s\/)?/i, '')
      .replace(/^@/, '')
      .replace(/[/?#].*$/, ''),
  );

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

// What is no number is refused by the API in its own words.
const numberIn = (text: string): number | string => {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? text : value;
};

const speakersOf = (values: ShowFormValues) => {
  const all = [
    { role: values.firstRole.trim(), voice: orNull(values.firstVoice) },
    { role: values.secondRole.trim(), voice: orNull(values.secondVoice) },
  ].slice(0, values.format === 'single-speaker' ? 1 : 2);
  return all.every(({ role, voice }) => role === '' && voice === null) ? null : all;
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
  isPaused: values.isPaused,
  config: {
    telegramChannels: channelNames(values.telegramChannels),
    format: values.format,
    speakers: speakersOf(values),
    introText: orNull(values.introText),
    outroText: orNull(values.outroText),
    introAudioUrl: orNull(values.introAudioUrl),
    outroAudioUrl: orNull(values.outroAudioUrl),
    additionalInstructions: orNull(values.additionalInstructions),
    targetDurationMinutes: numberIn(values.targetDurationMinutes),
    maxMessages: numberIn(values.maxMessages),
    filters: {
      excludeForwarded: values.excludeForwarded,
      excludeKeywords: linesOf(values.excludeKeywords),
      minCharacters: numberIn(values.minCharacters),
    },
    episodeFrequencyDays: numberIn(values.episodeFrequencyDays),
    timeZone: values.timeZone.trim(),
    timeOfDay: values.timeOfDay,
  },
});
