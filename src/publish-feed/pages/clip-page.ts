import type { Soundbite } from '../../episode/sound/soundbite.ts';
import { clock } from '../../episode/transcript/clock.ts';
import type { Cue } from '../../episode/transcript/cues.ts';
import type { EpisodePageOptions } from './episode-page.ts';
import { html } from './markup.ts';
import { feedOf, renderPage } from './page-shell.ts';
import { pageWords } from './page-words.ts';
import { dayOf, isoDuration } from './times.ts';

/** What a page of a clip is made of. */
export interface ClipPageOptions extends Omit<EpisodePageOptions, 'chapters' | 'script' | 'clips'> {
  readonly clip: Soundbite;
  /** Where the page of its episode is fetched. */
  readonly episodeUrl: string;
}

/** What is said in a stretch: every line that is heard for half of its time at least. */
const wordsIn = (cues: readonly Cue[], { startMs, durationMs }: Soundbite): string =>
  cues
    .filter((cue) => {
      const heardMs = Math.min(cue.endMs, startMs + durationMs) - Math.max(cue.startMs, startMs);
      return heardMs > 0 && heardMs * 2 >= cue.endMs - cue.startMs;
    })
    .map(({ text }) => text)
    .join(' ');

/**
 * The public page of a clip: a player of that stretch alone, what is said in it, and the way to its
 * episode. It plays the episode's own sound by a media fragment, so it needs neither a file nor JavaScript.
 * @see https://www.w3.org/TR/media-frags/#naming-time
 */
export const renderClipPage = (options: ClipPageOptions): string => {
  const { show, episode, clip, url, episodeUrl, showUrl, pictureUrl, cues = [] } = options;
  const words = pageWords(episode.languageCode);
  const said = wordsIn(cues, clip);
  const [from, until] = [clip.startMs / 1000, (clip.startMs + clip.durationMs) / 1000];
  const audioUrl = `${episode.audioUrl}#t=${from},${until}`;
  const episodeTitle = episode.title || show.title;
  return renderPage(
    {
      ...{ title: `${clip.title} · ${show.title}`, description: said || episode.description },
      ...{ languageCode: episode.languageCode, url, pictureUrl, audioUrl },
      ...{ feed: feedOf(options.feedUrl, show.title), siteName: show.title, kind: 'music.song' },
      about: {
        '@type': 'Clip',
        ...{ name: clip.title, url, description: said, image: pictureUrl },
        ...{ inLanguage: episode.languageCode, startOffset: from, endOffset: until },
        duration: isoDuration(clip.durationMs),
        partOfEpisode: { '@type': 'PodcastEpisode', name: episodeTitle, url: episodeUrl },
      },
    },
    html`<header>
<img src="${pictureUrl}" alt="">
<div>
<p class="soft"><a href="${showUrl}">${show.title}</a></p>
<h1>${clip.title}</h1>
<p class="soft">${dayOf(episode.publishedAt, episode.languageCode)} · ${clock(Math.round(clip.durationMs / 1000))}</p>
</div>
</header>
<div class="player">
<audio controls preload="metadata" src="${audioUrl}"></audio>
</div>
${said === '' ? undefined : html`<blockquote>${said}</blockquote>`}
<p>${words.wholeEpisode}: <a href="${episodeUrl}#t=${Math.floor(from)}">${episodeTitle}</a></p>`,
  );
};
