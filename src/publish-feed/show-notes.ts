import type { Coverage } from '../episode/coverage/coverage.ts';
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

const titleOf = (title: string): string[] => (title === '' ? [] : [`<p>${htmlText(title)}</p>`]);

const writeHtml = (summary: string, chapters: readonly NotedChapter[]): string =>
  [
    ...titleOf(summary),
    ...chapters.flatMap(({ title, sources }) => [
      ...titleOf(title),
      ...(sources.length === 0 ? [] : [`<ul>${sources.map(asHtml).join('')}</ul>`]),
    ]),
  ].join('\n');

const writeText = (summary: string, chapters: readonly NotedChapter[]): string =>
  [
    ...(summary === '' ? [] : [xmlText(summary)]),
    ...chapters.flatMap(({ title, sources }) => [
      '',
      ...(title === '' ? [] : [xmlText(title)]),
      ...sources.map(asText),
    ]),
  ]
    .join('\n')
    .trim();

/** Every chapter's first post, then every chapter's second one, and so on; at last those of no chapter. */
const inTurns = (
  chapters: NotedScript['chapters'],
  untold: readonly Source[],
): { chapter: number; source: Source }[] => [
  ...chapters
    .flatMap(({ sources }, chapter) => sources.map((source, turn) => ({ chapter, source, turn })))
    .sort((a, b) => a.turn - b.turn || a.chapter - b.chapter),
  ...untold.map((source) => ({ chapter: chapters.length, source })),
];

/**
 * The episode's summary, then every chapter with a link to each post it is told from, by the post's first
 * words; then the posts that no chapter tells, and how much of the window the episode covers. Either
 * form holds at most so many bytes: where not all posts fit, each chapter has its first one before any
 * has a second, and all of them come before those of no chapter.
 */
export const writeShowNotes = (
  { summary, chapters }: NotedScript,
  coverage?: Coverage,
  mostBytes = MOST_BYTES,
): ShowNotes => {
  const bytes = (text: string) => Buffer.byteLength(text);
  const { covers = '', notes = '', unspoken = '' } = coverage?.words ?? {};
  const untold = (coverage?.posts ?? []).flatMap((post) =>
    post.outcome === 'notes' ? [post.source] : [],
  );
  const taken = [...chapters.map(({ title }) => title), notes].map(
    (title): NotedChapter => ({ title, sources: [] }),
  );
  const last = [covers, unspoken]
    .filter((words) => words !== '')
    .map((title): NotedChapter => ({ title, sources: [] }));
  const sizes = { html: bytes(writeHtml(summary, last)), text: bytes(writeText(summary, last)) };
  for (const { chapter, source } of inTurns(chapters, untold)) {
    const noted = taken[chapter];
    if (noted === undefined) continue;
    const begun = noted.sources.length > 0 ? undefined : [{ ...noted, sources: [source] }];
    const html = sizes.html + (begun ? bytes(writeHtml('', begun)) + 1 : bytes(asHtml(source)));
    const text = sizes.text + (begun ? bytes(writeText('', begun)) + 2 : bytes(asText(source)) + 1);
    if (html > mostBytes || text > mostBytes) continue;
    noted.sources.push(source);
    Object.assign(sizes, { html, text });
  }
  const noted = [...taken.filter(({ sources }) => sources.length > 0), ...last];
  return { html: writeHtml(summary, noted), text: writeText(summary, noted) };
};
