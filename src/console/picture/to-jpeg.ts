import { MAX_PICTURE_BYTES, PICTURE_PIXELS } from '../../show/picture/picture-bounds.ts';

const QUALITIES = [0.92, 0.85, 0.75, 0.6];

const encode = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('This browser can’t make a JPEG.'))),
      'image/jpeg',
      quality,
    );
  });

/**
 * Paints a square picture and makes a JPEG of it that the API takes: as good as 2 MB allow, and
 * smaller only where the worst quality isn't enough.
 */
export const toJpeg = async (
  widest: number,
  paint: (context: CanvasRenderingContext2D) => void,
): Promise<Blob> => {
  for (let width = widest; ; width = Math.max(PICTURE_PIXELS.least, Math.round(width * 0.7))) {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = width;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser can’t draw on a canvas.');
    // A JPEG has no holes: what is transparent is white.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, width);
    paint(context);
    for (const quality of QUALITIES) {
      const blob = await encode(canvas, quality);
      if (blob.size <= MAX_PICTURE_BYTES) return blob;
    }
    if (width === PICTURE_PIXELS.least)
      throw new Error('The picture is larger than 2 MB as a JPEG.');
  }
};
