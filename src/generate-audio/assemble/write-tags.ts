import NodeId3 from 'node-id3';
import type { Chapters } from '../../episode/chapters.ts';
import type { Picture } from '../show-files/fetch-picture.ts';

/** What an episode's file says of itself. */
export interface EpisodeTags {
  readonly title: string;
  readonly summary: string;
  readonly show: string;
  readonly author: string;
  /** BCP 47. */
  readonly languageCode: string;
  /** ISO 8601; the day on which the episode's posts end. */
  readonly date: string;
  readonly durationMs: number;
  readonly chapters: Chapters;
  readonly picture?: Picture | undefined;
}

/** The front cover among ID3v2's kinds of pictures (id3v2.3.0, §4.15). */
const FRONT_COVER = 3;
const GENRE = 'Podcast';
/** What players that show a chapter's link call its frame (WXXX inside CHAP). */
const CHAPTER_LINK = 'chapter url';

/** ISO 639-2/T codes, which ID3 wants, of the languages that the product knows; another is left to the transcript. */
const ISO_639_2: Readonly<Record<string, string>> = {
  ar: 'ara',
  de: 'deu',
  en: 'eng',
  es: 'spa',
  fa: 'fas',
  fr: 'fra',
  he: 'heb',
  hi: 'hin',
  it: 'ita',
  ja: 'jpn',
  nl: 'nld',
  pl: 'pol',
  pt: 'por',
  ru: 'rus',
  tr: 'tur',
  uk: 'ukr',
  zh: 'zho',
};

const iso639 = (languageCode: string): string =>
  ISO_639_2[new Intl.Locale(languageCode).language] ?? 'und';

/** An ID3v2 tag with chapters and their links (CHAP and CTOC) and the show's picture (APIC), to stand before the first frame. */
export const writeTags = (tags: EpisodeTags): Uint8Array => {
  const marks = tags.chapters.chapters.map(({ title, startTime, endTime, url }, i) => ({
    elementID: `chapter${i}`,
    startTimeMs: Math.round(startTime * 1000),
    endTimeMs: Math.round(endTime * 1000),
    tags: {
      title,
      ...(url === undefined ? {} : { userDefinedUrl: [{ description: CHAPTER_LINK, url }] }),
    },
  }));
  return NodeId3.create({
    title: tags.title,
    artist: tags.author,
    album: tags.show,
    genre: GENRE,
    date: tags.date.slice(8, 10) + tags.date.slice(5, 7),
    year: tags.date.slice(0, 4),
    length: String(tags.durationMs),
    comment: { language: iso639(tags.languageCode), text: tags.summary },
    ...(tags.picture && {
      image: {
        mime: tags.picture.mimeType,
        type: { id: FRONT_COVER },
        description: tags.show,
        imageBuffer: Buffer.from(tags.picture.bytes),
      },
    }),
    chapter: marks,
    tableOfContents: [
      { elementID: 'toc', isOrdered: true, elements: marks.map(({ elementID }) => elementID) },
    ],
  });
};
