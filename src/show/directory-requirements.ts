import type { Show } from './show.ts';

const APPLE = 'Apple Podcasts';
const SPOTIFY = 'Spotify';

/** Something that a directory wants of a show and that the show hasn't. */
export interface DirectoryGap {
  readonly directories: readonly string[];
  /** The field of the show that would fill it. */
  readonly field: keyof Show;
  /** What is missing and what to do, as a sentence. */
  readonly text: string;
}

interface Requirement extends DirectoryGap {
  readonly isMissing: (show: Show) => boolean;
}

/** Sources: podcasters.apple.com/support/823-podcast-requirements; support.spotify.com, "Podcast specification doc". */
const REQUIREMENTS: readonly Requirement[] = [
  {
    directories: [APPLE, SPOTIFY],
    field: 'isBlocked',
    text: 'The show asks directories to leave it out. Take that back before it is submitted.',
    isMissing: ({ isBlocked }) => isBlocked,
  },
  {
    directories: [APPLE, SPOTIFY],
    field: 'description',
    text: 'It has no description. Say in a few sentences what listeners get.',
    isMissing: ({ description }) => description === '',
  },
  {
    directories: [APPLE, SPOTIFY],
    field: 'author',
    text: 'It has no author. Name the person or group that stands behind it.',
    isMissing: ({ author }) => author === '',
  },
  {
    directories: [SPOTIFY],
    field: 'ownerEmail',
    text: 'It has no contact. Spotify sends the code that proves whose feed it is to that address.',
    isMissing: ({ ownerEmail }) => ownerEmail === null,
  },
  {
    directories: [APPLE, SPOTIFY],
    field: 'imageUrl',
    text: 'It has no cover of its own, so the feed shows a drawn one. A picture with the title is found more easily: square, 1400 to 3000 pixels.',
    isMissing: ({ imageUrl }) => imageUrl === null,
  },
];

/** What a show lacks for directories, most important first; empty when it can be submitted. */
export const directoryGaps = (show: Show): readonly DirectoryGap[] =>
  REQUIREMENTS.filter(({ isMissing }) => isMissing(show)).map(({ directories, field, text }) => ({
    directories,
    field,
    text,
  }));
