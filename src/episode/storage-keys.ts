interface EpisodeRef {
  readonly podcastId: string;
  readonly episodeId: string;
}

const EXTENSIONS = {
  content: 'json',
  script: 'json',
  audio: 'mp3',
  transcript: 'vtt',
  chapters: 'json',
} as const;

/** The key of one of an episode's outputs. `sha256` is the lower-case hex digest of the object's bytes. */
export const outputKey = (
  { podcastId, episodeId }: EpisodeRef,
  output: keyof typeof EXTENSIONS,
  sha256: string,
): string => `podcasts/${podcastId}/${episodeId}/${output}/${sha256}.${EXTENSIONS[output]}`;

/** The key of one spoken segment, shared by all episodes; `sha256` is the digest of what determines it. */
export const segmentKey = (sha256: string): string => `segments/${sha256}.mp3`;

/** The key of a show's feed. */
export const feedKey = (podcastId: string): string => `feeds/${podcastId}.xml`;
