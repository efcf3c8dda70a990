import type { SoundKind } from './sound/sound-types.ts';

interface EpisodeRef {
  readonly podcastId: string;
  readonly episodeId: string;
}

/** Folder and ending by what an object is. */
const PLACES = {
  content: ['content', 'json'],
  script: ['script', 'json'],
  coverage: ['coverage', 'json'],
  audio: ['audio', 'mp3'],
  transcript: ['transcript', 'vtt'],
  subtitles: ['transcript', 'srt'],
  chapters: ['chapters', 'json'],
  frames: ['frames', 'json'],
  jingle: ['jingles', 'mp3'],
  picture: ['pictures', 'img'],
  notesHtml: ['shownotes', 'html'],
  notesText: ['shownotes', 'txt'],
} as const;

/** What the keys of an episode's files of one kind begin with. */
const folderOf = ({ podcastId, episodeId }: EpisodeRef, folder: string): string =>
  `podcasts/${podcastId}/${episodeId}/${folder}/`;

/**
 * The key of one of an episode's outputs. `sha256` is the lower-case hex digest of the object's
 * bytes; of a file that the show brings along, of its address.
 */
export const outputKey = (
  episode: EpisodeRef,
  output: keyof typeof PLACES,
  sha256: string,
): string => {
  const [folder, ending] = PLACES[output];
  return `${folderOf(episode, folder)}${sha256}.${ending}`;
};

/** Whether a key is that of an output of this episode, and of no other. */
export const isOutputOf = (
  episode: EpisodeRef,
  output: keyof typeof PLACES,
  key: string,
): boolean => {
  const [folder, ending] = PLACES[output];
  const below = folderOf(episode, folder);
  const name = key.slice(below.length);
  return key.startsWith(below) && /^[\w-]+\.\w+$/.test(name) && name.endsWith(`.${ending}`);
};

/** The key of an episode's sound that another system made. */
export const importedSoundKey = (
  episode: EpisodeRef,
  { kind, sha256 }: { readonly kind: SoundKind; readonly sha256: string },
): string => `${folderOf(episode, 'audio')}${sha256}.${kind}`;

/** Whose sound the path of an address asks for; undefined for what is no episode's sound. */
export const soundOf = (path: string): EpisodeRef | undefined => {
  const [, podcastId, episodeId] =
    /^\/podcasts\/([\w-]+)\/([\w-]+)\/audio\/[\w-]+\.\w+$/.exec(path) ?? [];
  return podcastId && episodeId ? { podcastId, episodeId } : undefined;
};

/** What the keys of an episode's files begin with that the public may have, its page and its clips among them. */
export const publicPrefixes = (episode: EpisodeRef): readonly string[] => [
  ...['audio', 'transcript', 'chapters', 'shownotes', 'covers'].map((folder) =>
    folderOf(episode, folder),
  ),
  `clips/${episode.episodeId}/`,
  episodePagesPrefix(episode.podcastId, episode.episodeId),
];

/** The key of one spoken segment, shared by all episodes; `sha256` is the digest of what determines it. */
export const segmentKey = (sha256: string): string => `segments/${sha256}.mp3`;

/** The key of a language model's answer, shared by all episodes; `sha256` is the digest of what determines it. */
export const answerKey = (sha256: string): string => `answers/${sha256}.json`;

/** The key of an archive of a show's feed; the first one has the oldest episodes. */
export const archiveKey = (podcastId: string, number: number): string =>
  `feeds/${podcastId}.archive-${number}.xml`;

/** The key of the cover that is drawn for a show without a picture. */
export const coverKey = (podcastId: string): string => `feeds/${podcastId}.cover.png`;

/** The key of the public page of all shows. */
export const directoryKey = 'feeds/index.html';

/** The key of the OPML document with the feeds of all shows. */
export const opmlKey = 'feeds/feeds.opml';

/** The key of a show's public page. */
export const showPageKey = (podcastId: string): string => `feeds/${podcastId}/index.html`;

/** The key of an episode's public page. */
export const episodePageKey = (podcastId: string, episodeId: string): string =>
  `feeds/${podcastId}/${episodeId}.html`;

/** What the keys of all pages of an episode begin with: its own, and those of its clips. */
export const episodePagesPrefix = (podcastId: string, episodeId: string): string =>
  `feeds/${podcastId}/${episodeId}.`;

/** What the keys of the pages of an episode's clips begin with. */
export const clipPagesPrefix = (podcastId: string, episodeId: string): string =>
  `${episodePagesPrefix(podcastId, episodeId)}clip-`;

/** The key of the public page of a clip. */
export const clipPageKey = (
  podcastId: string,
  episodeId: string,
  { startMs, durationMs }: { readonly startMs: number; readonly durationMs: number },
): string => `${clipPagesPrefix(podcastId, episodeId)}${startMs}-${startMs + durationMs}.html`;

/** The key of what is noted of a show's pages. */
export const pageRecordsKey = (podcastId: string): string => `feeds/${podcastId}/pages.json`;

/** The key of a show's feed. */
export const feedKey = (podcastId: string): string => `feeds/${podcastId}.xml`;

/** What tells one sound of an episode from another: the digest that its key names. */
export const audioDigest = ({ key }: { readonly key: string }): string => {
  const name = key.slice(key.lastIndexOf('/') + 1);
  return name.replace(/\.[^.]*$/, '');
};

const clipFolder = (episodeId: string, audioSha256: string): string =>
  `clips/${episodeId}/${audioSha256}`;

/** The key of a clip: the stretch of that sound from `startMs` to `endMs`. */
export const clipKey = (
  episodeId: string,
  audioSha256: string,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): string => `${clipFolder(episodeId, audioSha256)}/${startMs}-${endMs}.mp3`;

/** The key of the frame index of sound that came without one. */
export const clipIndexKey = (episodeId: string, audioSha256: string): string =>
  `${clipFolder(episodeId, audioSha256)}/frames.json`;
