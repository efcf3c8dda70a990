import { createHash } from 'node:crypto';
import { directionOf } from '../../speech-text/right-to-left.ts';
import { html, Markup } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';

/** What every public page has around its content. */
export interface PageShell {
  readonly title: string;
  readonly description: string;
  readonly languageCode: string;
  /** Where the page itself is fetched. */
  readonly url: string;
  readonly pictureUrl: string | null;
  /** What is subscribed to from here. */
  readonly feed: { readonly url: string; readonly type: string; readonly title: string };
  /** What the page is one of. */
  readonly siteName: string;
  /** By schema.org, as JSON-LD. */
  readonly about: Readonly<Record<string, unknown>>;
  /** Open Graph's kind of page. */
  readonly kind: 'website' | 'music.song';
  readonly audioUrl?: string;
  readonly script?: string;
}

/** A show's feed as a page leads to it. */
export const feedOf = (url: string, title: string): PageShell['feed'] => ({
  ...{ url, title },
  type: 'application/rss+xml',
});

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** JSON inside a script element: nothing in it may end the element. */
const jsonText = (value: unknown): Markup =>
  new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'));

/**
 * A page as one file: no request but for the audio and the picture, and nothing of anybody else's runs in it,
 * which its policy holds.
 */
export const renderPage = (shell: PageShell, content: Markup): string => {
  const { title, description, languageCode, url, pictureUrl, feed, script } = shell;
  const about = jsonText({ '@context': 'https://schema.org', ...shell.about });
  const scripts = [about.html, ...(script === undefined ? [] : [script])].map(hashOf).join(' ');
  const policy = `default-src 'none'; img-src https: http: data:; media-src https: http:; style-src ${hashOf(PAGE_STYLE)}; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>\n${
    html`<html lang="${languageCode}" dir="${directionOf(languageCode)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${url}">
${
  pictureUrl === null
    ? undefined
    : html`<link rel="icon" href="${pictureUrl}">
<meta property="og:image" content="${pictureUrl}">
`
}<link rel="alternate" type="${feed.type}" href="${feed.url}" title="${feed.title}">
<meta property="og:type" content="${shell.kind}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
<meta property="og:site_name" content="${shell.siteName}">
${shell.audioUrl === undefined ? undefined : html`<meta property="og:audio" content="${shell.audioUrl}">\n`}<meta name="twitter:card" content="summary">
<style>${new Markup(PAGE_STYLE)}</style>
<script type="application/ld+json">${about}</script>
</head>
<body>
<main>
${content}
</main>
${script === undefined ? undefined : html`<script>${new Markup(script)}</script>`}
</body>
</html>`.html
  }\n`;
};
