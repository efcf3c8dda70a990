import { clock } from '../../episode/transcript/clock.ts';
import { directionOf } from '../../speech-text/right-to-left.ts';
import type { FeedContents } from '../feed-contents.ts';
import type { ShowAddresses } from './episode-page.ts';
import { html } from './markup.ts';
import { feedOf, renderPage } from './page-shell.ts';
import { pageWords } from './page-words.ts';
import { subscribeLinks } from './subscribe.ts';
import { dayOf } from './times.ts';

/** What a show's page is made of; episodes newest first. */
export interface ShowPageOptions extends ShowAddresses, FeedContents {
  /** Where an episode's page is fetched. */
  readonly urlOf: (episodeId: string) => string;
  readonly directoryUrl: string;
}

/** The public page of a show: what it is, how to subscribe, its episodes. */
export const renderShowPage = (options: ShowPageOptions): string => {
  const { show, episodes, feedUrl, showUrl, pictureUrl, urlOf, directoryUrl } = options;
  const { title, description, languageCode, author } = show;
  const words = pageWords(languageCode);
  return renderPage(
    {
      ...{ title, description: description || title, languageCode, url: showUrl, pictureUrl },
      ...{ feed: feedOf(feedUrl, title), siteName: title, kind: 'website' },
      about: {
        '@type': 'PodcastSeries',
        ...{ name: title, url: showUrl, description, image: pictureUrl, webFeed: feedUrl },
        ...{
          inLanguage: languageCode,
          ...(author ? { author: { '@type': 'Organization', name: author } } : {}),
        },
      },
    },
    html`<header>
<img src="${pictureUrl}" alt="">
<div>
<h1>${title}</h1>
${author === title ? undefined : html`<p class="soft">${author}</p>`}
</div>
</header>
<p dir="auto">${description}</p>
${subscribeLinks(feedUrl, words)}
<section aria-labelledby="episodes">
<h2 id="episodes">${words.episodes}</h2>
<ol class="chapters">
${episodes.map(
  (
    episode,
  ) => html`<li><a lang="${episode.languageCode}" dir="${directionOf(episode.languageCode)}" href="${urlOf(episode.id)}">${episode.title || title}</a>
<p class="soft">${dayOf(episode.publishedAt, languageCode)} · ${clock(Math.floor(episode.durationMs / 1000))}</p>
<p class="soft" lang="${episode.languageCode}" dir="${directionOf(episode.languageCode)}">${episode.description}</p></li>\n`,
)}</ol>
</section>
<p class="soft"><a href="${directoryUrl}">${words.allShows}</a></p>`,
  );
};
