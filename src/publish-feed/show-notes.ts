import type { Script, Source } from '../episode/script.ts';
import { htmlText, xmlText } from '../speech-text/xml-text.ts';

/** What the notes are made of: a script's summary and its chapters with their posts. */
export type NotedScript = Pick<Script, 'summary' | 'chapters'>;

/** Show notes for readers with and without markup. */
export interface ShowNotes {
  readonly html: string;
  readonly text: string;
}

/** Apple Podcasts refuses longer notes; markup counts (podcasters.apple.com, "Podcast RSS feed requirements"). */
const MOST_BYTES = 4000;

interface NotedChapter {
  readonly title: string;
  readonly sources: Source[];
}

const asHtml = ({ channel, messageId, title, url }: Source): string => {
  const link = (name: string) => `<a href="${htmlText(url)}">${htmlText(name)}</a>`;
  const named = title === undefined ? link(`@${channel}/${messageId}`) : link(title);
  return `<li>${named}${title === undefined ? '' : ` (@${htmlText(channel)})`}</li>`;
};

const asText = ({ channel, title, url }: Source): string =>
  xmlText(title === undefined ? `- ${url}` : `- ${title} (@${channel}): ${url}`);

const writeHtml = (summary: string, chapters: readonly NotedChapter[]): string =>
  [
    ...(summary === '' ? [] : [`<p>${htmlText(summary)}</p>`]),
    ...chapters.flatMap(({ title, sources }) => [
      `<p>${htmlText(title)}</p>`,
      `<ul>${sources.map(asHtml).join('')}</ul>`,
    ]),
  ].join('\n');

const writeText = (summary: string, chapters: readonly NotedChapter[]): string =>
  [
    ...(summary === '' ? [] : [xmlText(summary)]),
    ...chapters.flatMap(({ title, sources }) => ['', xmlText(title), ...sources.map(asText)]),
  ]
    .join('\n')
    .trim();

/** Every chapter's first post, then every chapter's second one, and so on. */
const inTurns = (chapters: NotedScript['chapters']): { chapter: number; source: Source }[] =>
  chapters
    .flatMap(({ sources }, chapter) => sources.map((source, turn) => ({ chapter, source, turn })))
    .sort((a, b) => a.turn - b.turn || a.chapter - b.chapter);

/**
 * The episode's summary, then every chapter with a link to each post it is told from, by the post's first words.
 * Either form holds at most 4,000 bytes: where not all posts fit, each chapter has its first one before any has a second.
 */
export const writeShowNotes = ({ summary, chapters }: NotedScript): ShowNotes => {
  const bytes = (text: string) => Buffer.byteLength(text);
  const taken = chapters.map(({ title }): NotedChapter => ({ title, sources: [] }));
  const sizes = { html: bytes(writeHtml(summary, [])), text: bytes(writeText(summary, [])) };
  for (const { chapter, source } of inTurns(chapters)) {
    const noted = taken[chapter];
    if (noted === undefined) continue;
    const isFirst = noted.sources.length === 0;
    const html =
      sizes.html +
      bytes(asHtml(source)) +
      (isFirst ? bytes(writeHtml('', [{ ...noted, sources: [] }])) + 1 : 0);
    const text =
      sizes.text + bytes(asText(source)) + 1 + (isFirst ? bytes(xmlText(noted.title)) + 2 : 0);
    if (html > MOST_BYTES || text > MOST_BYTES) continue;
    noted.sources.push(source);
    Object.assign(sizes, { html, text });
  }
  const noted = taken.filter(({ sources }) => sources.length > 0);
  return { html: writeHtml(summary, noted), text: writeText(summary, noted) };
};
