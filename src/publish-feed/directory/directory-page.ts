import { ownPictureUrl } from '../../episode/picture/cover-keys.ts';
import {
  coverKey,
  directoryKey,
  feedKey,
  opmlKey,
  showPageKey,
} from '../../episode/storage-keys.ts';
import { directionOf } from '../../speech-text/right-to-left.ts';
import { html } from '../pages/markup.ts';
import { renderPage } from '../pages/page-shell.ts';
import type { ListedShow } from './listed-show.ts';

const TITLE = 'Podcasts';

/** The public page of all shows: what each is, its page, its feed, and all feeds at once. */
export const renderDirectory = (shows: readonly ListedShow[], mediaBaseUrl: string): string => {
  const urlOf = (key: string) => `${mediaBaseUrl}/${key}`;
  const url = urlOf(directoryKey);
  const pictureOf = (show: ListedShow) =>
    ownPictureUrl(show, mediaBaseUrl) ?? urlOf(coverKey(show.id));
  return renderPage(
    {
      ...{ title: TITLE, description: shows.map(({ title }) => title).join(' · ') },
      ...{ languageCode: 'en', url, kind: 'website' },
      pictureUrl: shows[0] ? pictureOf(shows[0]) : null,
      feed: { url: urlOf(opmlKey), type: 'text/x-opml', title: TITLE },
      siteName: TITLE,
      about: {
        '@type': 'CollectionPage',
        ...{ name: TITLE, url },
        hasPart: shows.map((show) => ({
          '@type': 'PodcastSeries',
          ...{ name: show.title, url: urlOf(showPageKey(show.id)), inLanguage: show.languageCode },
          webFeed: urlOf(feedKey(show.id)),
        })),
      },
    },
    html`<header>
<div>
<h1>${TITLE}</h1>
${
  shows.length === 0
    ? html`<p class="soft">Nothing is published yet.</p>`
    : html`<p class="soft"><a href="${urlOf(opmlKey)}">All feeds, for any app that imports OPML</a></p>`
}
</div>
</header>
<ul class="shows">
${shows.map((show) => {
  const direction = directionOf(show.languageCode);
  return html`<li lang="${show.languageCode}" dir="${direction}">
<img src="${pictureOf(show)}" alt="" loading="lazy">
<div>
<h2><a href="${urlOf(showPageKey(show.id))}">${show.title}</a></h2>
${show.author === show.title ? undefined : html`<p class="soft">${show.author}</p>`}
<p dir="auto">${show.description}</p>
<p class="soft"><a dir="ltr" href="${urlOf(feedKey(show.id))}">RSS</a></p>
</div>
</li>\n`;
})}</ul>`,
  );
};
