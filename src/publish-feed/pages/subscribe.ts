import { renderSVG } from 'uqr';
import { html, Markup } from './markup.ts';
import type { PageWords } from './page-words.ts';

/** Addresses by which apps subscribe to a feed, as each app's documentation gives them. */
const APPS: readonly (readonly [name: string, link: (feedUrl: string) => string])[] = [
  ['Apple Podcasts', (feed) => feed.replace(/^https?:/, 'podcast:')],
  ['Pocket Casts', (feed) => `pktc://subscribe/${feed.replace(/^https?:\/\//, '')}`],
  ['Overcast', (feed) => `overcast://x-callback-url/add?url=${encodeURIComponent(feed)}`],
  ['AntennaPod', (feed) => `antennapod-subscribe://${feed.replace(/^https?:\/\//, '')}`],
  ['Podcast Addict', (feed) => `podcastaddict://${feed.replace(/^https?:\/\//, '')}`],
  ['Castro', (feed) => `castros://subscribe/${feed.replace(/^https?:\/\//, '')}`],
];

/** The ways to subscribe: apps, the bare address, and a QR code of it for the telephone beside the screen. */
export const subscribeLinks = (
  feedUrl: string,
  words: PageWords,
): Markup => html`<section class="subscribe" aria-labelledby="subscribe">
<div>
<h2 id="subscribe">${words.subscribe}</h2>
<p class="row apps">${APPS.map(([name, link]) => html`<a href="${link(feedUrl)}">${name}</a> `)}</p>
<p class="soft feed">${words.anyApp}: <a dir="ltr" href="${feedUrl}">${feedUrl}</a></p>
</div>
<div class="qr" role="img" aria-label="QR">${new Markup(renderSVG(feedUrl, { border: 1 }))}</div>
</section>`;
