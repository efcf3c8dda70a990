import type { Chapters } from '../../episode/chapters.ts';
import type { Script, Source } from '../../episode/script.ts';
import { scriptChaptersOf } from '../../episode/script-chapters.ts';
import { clock } from '../../episode/transcript/clock.ts';
import type { Cue } from '../../episode/transcript/cues.ts';
import { turnsOf } from '../../episode/transcript/turns.ts';
import type { FeedContents, FeedEpisode } from '../feed-contents.ts';
import { followEpisode } from './episode-script.ts';
import { html, type Markup } from './markup.ts';
import { feedOf, renderPage } from './page-shell.ts';
import { type PageWords, pageWords } from './page-words.ts';
import { dayOf, isoDuration } from './times.ts';

/** Where the public things of a show are fetched. */
export interface ShowAddresses {
  readonly feedUrl: string;
  readonly showUrl: string;
  readonly pictureUrl: string;
}

/** What a page of an episode is made of; what couldn't be read is left out. */
export interface EpisodePageOptions extends ShowAddresses {
  readonly show: FeedContents['show'];
  readonly episode: FeedEpisode;
  readonly url: string;
  readonly script?: Pick<Script, 'chapters'> | undefined;
  readonly chapters?: Chapters | undefined;
  readonly cues?: readonly Cue[] | undefined;
  /** The clips of it that have pages of their own. */
  readonly clips?: readonly { readonly title: string; readonly url: string }[];
}

const postLine = ({ url, title, channel, messageId }: Source): Markup =>
  html`<li><a dir="auto" href="${url}">${title ?? `@${channel}/${messageId}`}</a>${
    title === undefined ? undefined : html` <bdi class="soft" dir="ltr">@${channel}</bdi>`
  }</li>`;

/** The chapters by their times, each with the posts that it tells. */
const chapterList = (
  { chapters, script }: EpisodePageOptions,
  words: PageWords,
): Markup | undefined => {
  if (!chapters || chapters.chapters.length === 0) return undefined;
  const numbers = scriptChaptersOf(chapters, script);
  return html`<section aria-labelledby="chapters">
<h2 id="chapters">${words.chapters}</h2>
<ol class="chapters">
${chapters.chapters.map(({ title, startTime }, index) => {
  const sources = script?.chapters[numbers[index] ?? -1]?.sources ?? [];
  return html`<li data-t="${startTime}"><p class="head"><time>${clock(Math.floor(startTime))}</time><a data-t="${startTime}" href="#t=${Math.floor(startTime)}">${title}</a></p>${
    sources.length === 0
      ? undefined
      : html`\n<ul aria-label="${words.posts}">${sources.map(postLine)}</ul>`
  }</li>\n`;
})}</ol>
</section>`;
};

const clipList = (clips: EpisodePageOptions['clips'], words: PageWords): Markup | undefined =>
  clips && clips.length > 0
    ? html`<section aria-labelledby="clips">
<h2 id="clips">${words.clips}</h2>
<ul>
${clips.map(({ title, url }) => html`<li><a href="${url}">${title}</a></li>\n`)}</ul>
</section>`
    : undefined;

const transcript = (cues: readonly Cue[] | undefined, words: PageWords): Markup | undefined => {
  if (!cues || cues.length === 0) return undefined;
  const hasSpeakers = new Set(cues.map(({ speaker }) => speaker)).size > 1;
  const line = ({ startMs, text }: Cue) =>
    html`<a data-t="${startMs / 1000}" href="#t=${Math.floor(startMs / 1000)}">${text}</a> `;
  return html`<section aria-labelledby="transcript">
<h2 id="transcript">${words.transcript}</h2>
<p data-needs-script hidden><input id="find" type="search" aria-label="${words.search}" placeholder="${words.search}"></p>
${turnsOf(cues).map(
  (turn) =>
    html`<p class="turn">${
      hasSpeakers ? html`<bdi class="speaker">${turn.speaker}</bdi>` : undefined
    }${turn.cues.map(line)}</p>\n`,
)}</section>`;
};

/** The public page of an episode: all of it is there without JavaScript, which only lets it follow the voice. */
export const renderEpisodePage = (options: EpisodePageOptions): string => {
  const { show, episode, url, showUrl, pictureUrl } = options;
  const words = pageWords(episode.languageCode);
  const day = dayOf(episode.publishedAt, episode.languageCode);
  const title = episode.title || show.title;
  return renderPage(
    {
      ...{
        title: `${title} · ${show.title}`,
        description: episode.description || show.description,
      },
      ...{ languageCode: episode.languageCode, url, pictureUrl },
      feed: feedOf(options.feedUrl, show.title),
      ...{ siteName: show.title, kind: 'music.song', audioUrl: episode.audioUrl },
      about: {
        '@type': 'PodcastEpisode',
        ...{ name: title, url, description: episode.description, image: pictureUrl },
        ...{ inLanguage: episode.languageCode, datePublished: episode.publishedAt },
        associatedMedia: {
          '@type': 'MediaObject',
          ...{ contentUrl: episode.audioUrl, duration: isoDuration(episode.durationMs) },
        },
        partOfSeries: { '@type': 'PodcastSeries', name: show.title, url: showUrl },
      },
      script: `(${followEpisode.toString()})(${JSON.stringify(words.copied)})`,
    },
    html`<header>
<img src="${pictureUrl}" alt="">
<div>
<p class="soft"><a href="${showUrl}">${show.title}</a></p>
<h1>${title}</h1>
<p class="soft">${day} · ${clock(Math.floor(episode.durationMs / 1000))}</p>
</div>
</header>
<div class="player">
<audio controls preload="metadata" src="${episode.audioUrl}"></audio>
<p class="row"><button data-needs-script hidden id="share" type="button">${words.share}</button><a href="${episode.audioUrl}" download>${words.download}</a></p>
</div>
<p>${episode.description}</p>
${chapterList(options, words)}
${clipList(options.clips, words)}
${transcript(options.cues, words)}`,
  );
};
