import type { PictureKind } from './file-kinds.ts';

/** In pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The first chunk of a PNG file is its header, with both sizes at its beginning (PNG, §11.2.2). */
const sizeOfPng = (view: DataView): PictureSize | undefined =>
  view.byteLength < 24 ? undefined : { width: view.getUint32(16), height: view.getUint32(20) };

/** SOF0 to SOF15; the three among them that are none are tables (ITU-T T.81, table B.1). */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Walks the segments of a JPEG file to its frame header. */
const sizeOfJpeg = (view: DataView): PictureSize | undefined => {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    const marker = view.getUint16(at) & 0xff;
    if (view.getUint8(at) !== 0xff) return undefined;
    if (isFrameHeader(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    // A filling byte stands alone; all that may come before the frame has a length.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
};

/** How large a picture says it is; undefined when it breaks off before that, or is empty. */
export const pictureSize = (bytes: Uint8Array, kind: PictureKind): PictureSize | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = kind === 'png' ? sizeOfPng(view) : sizeOfJpeg(view);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
};
