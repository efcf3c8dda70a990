import type { Script, Source } from '../episode/script.ts';
import { htmlText, xmlText } from '../speech-text/xml-text.ts';

/** What the notes are made of: a script's summary and its chapters with their posts. */
export type NotedScript = Pick<Script, 'summary' | 'chapters'>;

/** Show notes for readers with and without markup. */
export interface ShowNotes {
  readonly html: string;
  readonly text: string;
}

/** Apple Podcasts shows the first 4,000 characters and cuts the rest; the links come after the words. */
const MOST_LINKS = 200;

const asHtml = ({ channel, messageId, title, url }: Source): string => {
  const link = (name: string) => `<a href="${htmlText(url)}">${htmlText(name)}</a>`;
  const named = title === undefined ? link(`@${channel}/${messageId}`) : link(title);
  return `<li>${named}${title === undefined ? '' : ` (@${htmlText(channel)})`}</li>`;
};

const asText = ({ channel, title, url }: Source): string =>
  xmlText(title === undefined ? `- ${url}` : `- ${title} (@${channel}): ${url}`);

/** The episode's summary, then every chapter with a link to each post it is told from, by the post's first words. */
export const writeShowNotes = ({ summary, chapters }: NotedScript): ShowNotes => {
  const html = summary === '' ? [] : [`<p>${htmlText(summary)}</p>`];
  const text = summary === '' ? [] : [xmlText(summary)];
  let left = MOST_LINKS;
  for (const { title, sources } of chapters) {
    const shown = sources.slice(0, left);
    if (shown.length === 0) continue;
    left -= shown.length;
    html.push(`<p>${htmlText(title)}</p>`, `<ul>${shown.map(asHtml).join('')}</ul>`);
    text.push('', xmlText(title), ...shown.map(asText));
  }
  return { html: html.join('\n'), text: text.join('\n').trim() };
};
