import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import type { PictureKind } from './file-kinds.ts';

/** In pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const READERS = { png: PNG, jpeg: JPG } satisfies Record<PictureKind, unknown>;

/** How large a picture says it is; undefined when it breaks off before that, or is empty. */
export const pictureSize = (bytes: Uint8Array, kind: PictureKind): PictureSize | undefined => {
  // In memory of its own a picture that breaks off ends; elsewhere the reader goes on into what lies behind.
  const picture = Uint8Array.from(bytes);
  const reader = READERS[kind];
  try {
    if (!reader.validate(picture)) return undefined;
    const { width, height } = reader.calculate(picture);
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch (error) {
    // The reader says so of no picture, and DataView of one that breaks off.
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
};
