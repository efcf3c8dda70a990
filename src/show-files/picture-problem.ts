import { isCoverSize, MAX_PICTURE_BYTES, PICTURE_PIXELS } from '../show/picture/picture-bounds.ts';
import { kindOf, PICTURE_KINDS, type PictureKind } from './file-kinds.ts';
import { pictureSize } from './picture-size.ts';

/** The kind of picture that a file is by its first bytes; undefined for anything else. */
export const pictureKindOf = (bytes: Uint8Array): PictureKind | undefined => {
  const kind = kindOf(bytes);
  return PICTURE_KINDS.find((each) => each === kind);
};

const PNG_END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const JPEG_END = [0xff, 0xd9];

/** Whether the mark with which such a file ends is there: IEND with its checksum (PNG 1.2, 4.1.4), EOI (ITU-T T.81, B.2.1). */
const hasEnd = (bytes: Uint8Array, kind: PictureKind): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(
    Uint8Array.from(kind === 'png' ? PNG_END : JPEG_END),
  ) >= 0;

/** Why a file can't be a cover, as the rest of a sentence that begins with its name; undefined for one that can. */
export const pictureProblem = (bytes: Uint8Array): string | undefined => {
  if (bytes.byteLength > MAX_PICTURE_BYTES) {
    return `has ${bytes.byteLength} bytes; at most ${MAX_PICTURE_BYTES} are taken, as every listener downloads them with every episode. Save it as a JPEG of lower quality, or smaller`;
  }
  const kind = pictureKindOf(bytes);
  if (kind === undefined) return 'is neither JPEG nor PNG by its first bytes';
  const size = pictureSize(bytes, kind);
  if (size === undefined || !hasEnd(bytes, kind)) return `breaks off: it is no whole ${kind} file`;
  if (isCoverSize(size)) return undefined;
  const { least, most } = PICTURE_PIXELS;
  return `has ${size.width} × ${size.height} pixels; a cover is a square of ${least} to ${most}`;
};
