import { podcastGuid } from '../../src/publish-feed/podcast-guid.ts';
import { type ImportedShow, ImportedShowSchema } from '../../src/show/show.ts';
import type { FileSource, ImportNote, ImportPlan, PlannedEpisode } from './import-plan.ts';
import { languageCode, oneLine, plainText } from './plain-text.ts';
import { inPlan, UUID } from './planned.ts';
import { configOf } from './read-config-row.ts';
import {
  CONFIG_COLUMNS,
  EPISODE_COLUMNS,
  type Row,
  readRow,
  SHOW_COLUMNS,
  untakenColumns,
} from './row-mapping.ts';
import { dateOf, secondsOf, text } from './row-values.ts';
import { firstIssue, takenFields } from './taken-fields.ts';

/** The rows of the three tables of a system that is replaced. */
export interface ReplacedTables {
  readonly podcasts: readonly Row[];
  readonly configs: readonly Row[];
  readonly episodes: readonly Row[];
}

/** Statuses of episodes that listeners have. */
const HEARD = new Set(['completed', 'published', 'complete', 'done']);

const showOf = (row: Row, config: Row | undefined, notes: ImportNote[]): ImportedShow => {
  const { feedUrl, feedGuid, id: _, ...given } = readRow(row, SHOW_COLUMNS);
  const title = oneLine(text(given.title), 200) || 'Untitled';
  const url = text(feedUrl);
  const fields = {
    ...given,
    title,
    description: plainText(text(given.description), 4000),
    author: oneLine(text(given.author), 200),
    languageCode: languageCode(text(given.languageCode)),
  };
  const taken = takenFields(
    title,
    fields,
    (field) => firstIssue(ImportedShowSchema.safeParse({ title, ...field })),
    notes,
  );
  const guid = UUID.test(text(feedGuid)) ? text(feedGuid).toLowerCase() : undefined;
  const show = {
    ...taken,
    // Whoever runs it now goes on until somebody says otherwise.
    isPaused: true,
    config: configOf(config, title, notes),
    feed: URL.canParse(url) ? { guid: guid ?? podcastGuid(url), url } : null,
  };
  const whole = ImportedShowSchema.safeParse(show);
  if (whole.success) return whole.data;
  notes.push({ what: `${title}, the config`, why: `not imported: ${firstIssue(whole)}` });
  return ImportedShowSchema.parse({ ...show, config: null });
};

const transcriptIn = (written: string): PlannedEpisode['transcripts'] => {
  if (!written.trim()) return [];
  const format = written.trimStart().startsWith('{')
    ? 'json'
    : written.trimStart().startsWith('WEBVTT')
      ? 'vtt'
      : 'srt';
  return [{ format, file: { text: written } }];
};

const transcriptAt = (url: string): PlannedEpisode['transcripts'] => {
  if (!url) return [];
  const ending = /\.(srt|json)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  return [{ format: ending === 'srt' || ending === 'json' ? ending : 'vtt', file: { url } }];
};

/** A list of chapters, an object that has one, or either as JSON. */
const chaptersIn = (value: unknown): FileSource | null => {
  const written = typeof value === 'object' && value !== null ? JSON.stringify(value) : text(value);
  return written.trim() === '' ? null : { text: written };
};

const fileAt = (url: string): FileSource | undefined =>
  /^https?:\/\//i.test(url) && URL.canParse(url) ? { url } : undefined;

const episodeOf = (row: Row, show: ImportedShow): PlannedEpisode | ImportNote => {
  const given = readRow(row, EPISODE_COLUMNS);
  const id = text(given.id).toLowerCase();
  const title = oneLine(text(given.title), 500);
  const what = title || id;
  if (!UUID.test(id)) return { what, why: `its id (${id || 'none'}) is no UUID` };
  const status = text(given.status).toLowerCase();
  if (status && !HEARD.has(status)) return { what, why: `its status is ${status}` };
  const audio = fileAt(text(given.audioUrl));
  if (!audio) {
    const address = text(given.audioUrl) || 'none';
    return { what, why: `its audio_url (${address}) is no http(s) address that can be read` };
  }
  const publishedAt = dateOf(given.publishedAt);
  if (!publishedAt) return { what, why: 'it has no date of publication that is past' };
  const durationMs = Number(text(given.durationMs)) || secondsOf(given.durationSeconds) * 1000;
  return {
    id,
    guid: oneLine(text(given.guid), 1000) || id,
    title: title || show.title,
    description: plainText(text(given.description), 50_000),
    languageCode: languageCode(text(given.languageCode)) ?? show.languageCode,
    publishedAt,
    audio,
    transcripts: [
      ...transcriptIn(text(given.transcript)),
      ...transcriptAt(text(given.transcriptUrl)),
    ],
    chapters: chaptersIn(given.chapters) ?? fileAt(text(given.chaptersUrl)) ?? null,
    durationMs: durationMs > 0 ? Math.round(durationMs) : null,
  };
};

/**
 * What is to be imported of the tables of a system that is replaced: each show and each episode
 * under its id. What can't be taken over is named, never guessed.
 */
export const readRows = ({ podcasts, configs, episodes }: ReplacedTables): ImportPlan[] => {
  const untaken = (
    [
      ['podcasts', podcasts, SHOW_COLUMNS],
      ['podcast_configs', configs, CONFIG_COLUMNS],
      ['episodes', episodes, EPISODE_COLUMNS],
    ] as const
  ).flatMap(([table, rows, columns]) =>
    untakenColumns(rows, columns).map((name) => ({
      what: `The column ${table}.${name}`,
      why: 'has no counterpart, and is not taken over',
    })),
  );
  return podcasts.map((row, index) => {
    const podcastId = text(readRow(row, SHOW_COLUMNS).id).toLowerCase();
    const notes: ImportNote[] = index === 0 ? [...untaken] : [];
    const ofShow = (other: Row, columns: typeof CONFIG_COLUMNS | typeof EPISODE_COLUMNS) =>
      text(readRow(other, columns).podcastId).toLowerCase() === podcastId;
    const show = showOf(
      row,
      configs.find((config) => ofShow(config, CONFIG_COLUMNS)),
      notes,
    );
    const read = episodes
      .filter((episode) => ofShow(episode, EPISODE_COLUMNS))
      .map((episode) => episodeOf(episode, show));
    return {
      podcastId,
      show,
      ...inPlan(read),
      notes,
    };
  });
};
