/** What Apple Podcasts takes for a cover: a square of so many pixels (podcasters.apple.com, "Show cover requirements"). */
export const PICTURE_PIXELS = { least: 1400, most: 3000 } as const;

/** Every listener downloads it with every episode. */
export const MAX_PICTURE_BYTES = 2 * 1024 * 1024;

/** The media types of the files that a cover may be. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** Whether directories take a cover of this size. */
export const isCoverSize = ({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): boolean => width === height && width >= PICTURE_PIXELS.least && width <= PICTURE_PIXELS.most;
