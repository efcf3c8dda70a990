/** A row of a table that another system wrote. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * The columns of the tables of the systems that are replaced, by what they are here: the first one
 * that a row has a value in is taken. docs/import.md tells the same.
 */
export const SHOW_COLUMNS = {
  id: ['id'],
  title: ['title', 'name'],
  description: ['description'],
  languageCode: ['language_code', 'language'],
  author: ['author', 'host', 'host_name'],
  imageUrl: ['image_url', 'image', 'cover_url', 'cover_image_url'],
  ownerEmail: ['owner_email', 'email'],
  category: ['category'],
  isExplicit: ['is_explicit', 'explicit'],
  isPaused: ['is_paused', 'paused'],
  feedUrl: ['feed_url', 'rss_url'],
  feedGuid: ['podcast_guid', 'feed_guid'],
} as const;

export const CONFIG_COLUMNS = {
  podcastId: ['podcast_id'],
  telegramChannels: ['telegram_channels', 'telegram_channel', 'channels'],
  format: ['format', 'podcast_format'],
  firstRole: ['speaker1_role', 'speaker_1_role'],
  secondRole: ['speaker2_role', 'speaker_2_role'],
  introText: ['intro_text', 'intro'],
  outroText: ['outro_text', 'outro'],
  additionalInstructions: ['additional_instructions', 'instructions'],
  targetDurationMinutes: ['target_duration_minutes', 'duration_minutes'],
  maxMessages: ['max_messages'],
  mediaTypes: ['media_types'],
  episodeFrequencyDays: ['episode_frequency', 'episode_frequency_days', 'frequency'],
  timeZone: ['time_zone', 'timezone'],
  timeOfDay: ['time_of_day'],
} as const;

export const EPISODE_COLUMNS = {
  id: ['id'],
  podcastId: ['podcast_id'],
  title: ['title'],
  description: ['description', 'summary'],
  languageCode: ['language_code', 'language'],
  status: ['status'],
  audioUrl: ['audio_url'],
  durationMs: ['duration_ms'],
  durationSeconds: ['duration_seconds', 'duration'],
  publishedAt: ['published_at', 'created_at'],
  guid: ['guid'],
  chapters: ['chapters', 'chapters_json'],
  chaptersUrl: ['chapters_url'],
  transcriptUrl: ['transcript_url'],
  transcript: ['transcript', 'transcript_vtt', 'transcript_srt'],
} as const;

/** What is kept by the database itself, and means nothing elsewhere. */
const OWN_COLUMNS = new Set(['id', 'created_at', 'updated_at']);

/** The values of a row under the names that they have here; null where no column has one. */
export const readRow = <C extends Readonly<Record<string, readonly string[]>>>(
  row: Row,
  columns: C,
): { readonly [K in keyof C]: unknown } =>
  Object.fromEntries(
    Object.entries(columns).map(([name, candidates]) => {
      const column = candidates.find((each) => row[each] !== null && row[each] !== undefined);
      return [name, column === undefined ? null : row[column]];
    }),
  ) as { readonly [K in keyof C]: unknown };

/** The columns of rows that hold something and are not taken over. */
export const untakenColumns = (
  rows: readonly Row[],
  columns: Readonly<Record<string, readonly string[]>>,
): string[] => {
  const known = new Set(Object.values(columns).flat());
  const held = rows.flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [name])),
  );
  return [...new Set(held)].filter((name) => !known.has(name) && !OWN_COLUMNS.has(name)).sort();
};
