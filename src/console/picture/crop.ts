import { PICTURE_PIXELS } from '../../show/picture/picture-bounds.ts';

/** In pixels of the picture. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Which square of a picture is shown. `zoom` is 1 for the largest; `x` and `y` say from 0 to 1 where it lies between the edges. */
export interface Crop {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** A square of a picture, in its pixels. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

export const WHOLE: Crop = { zoom: 1, x: 0.5, y: 0.5 };

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** How far one may zoom in before the square has fewer pixels than directories want. */
export const mostZoom = ({ width, height }: Size): number =>
  Math.max(1, Math.min(width, height) / PICTURE_PIXELS.least);

/** Whether any square of the picture is large enough. */
export const isLargeEnough = ({ width, height }: Size): boolean =>
  Math.min(width, height) >= PICTURE_PIXELS.least;

/** The square that a crop shows. */
export const squareOf = (size: Size, { zoom, x, y }: Crop): Square => {
  const side = Math.min(size.width, size.height) / within(zoom, 1, mostZoom(size));
  return {
    side,
    left: (size.width - side) * within(x, 0, 1),
    top: (size.height - side) * within(y, 0, 1),
  };
};

/** Paints a square of a picture over a whole canvas, which is a square itself. */
export const paintSquare = (
  context: CanvasRenderingContext2D,
  picture: ImageBitmap,
  { left, top, side }: Square,
): void => {
  const { width } = context.canvas;
  context.drawImage(picture, left, top, side, side, 0, 0, width, width);
};

/** The crop after the picture was dragged by so many shares of the square's side. */
export const dragged = (size: Size, crop: Crop, right: number, down: number): Crop => {
  const { side } = squareOf(size, crop);
  const moved = (at: number, room: number, by: number) =>
    room < 1 ? at : within(at - (by * side) / room, 0, 1);
  return {
    ...crop,
    x: moved(crop.x, size.width - side, right),
    y: moved(crop.y, size.height - side, down),
  };
};

/** How wide the picture is made of a square: as it is, but no wider than directories want. */
export const coverWidth = ({ side }: Square): number =>
  Math.round(within(side, PICTURE_PIXELS.least, PICTURE_PIXELS.most));
