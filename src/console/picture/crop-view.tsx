import { useId, useRef } from 'preact/hooks';
import { t } from '../language/translate.ts';
import { type Crop, dragged, mostZoom, paintSquare, squareOf } from './crop.ts';
import { Preview } from './preview.tsx';

interface CropViewProps {
  readonly picture: ImageBitmap;
  readonly crop: Crop;
  readonly change: (crop: Crop) => void;
}

interface SliderProps {
  readonly label: string;
  readonly most: number;
  readonly least: number;
  readonly value: number;
  readonly isOff: boolean;
  readonly change: (value: number) => void;
}

const Slider = ({ label, least, most, value, isOff, change }: SliderProps) => {
  const id = useId();
  return (
    <div class="crop-slider">
      <label for={id}>{label}</label>
      <input
        {...{ id, value, min: least, max: most, disabled: isOff }}
        type="range"
        step="any"
        dir="ltr"
        onInput={(event) => change(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
};

/** Chooses the square of a picture that is shown: by dragging it, or with sliders. */
export const CropView = ({ picture, crop, change }: CropViewProps) => {
  const square = squareOf(picture, crop);
  const { side } = square;
  const from = useRef<{ x: number; y: number } | null>(null);
  const farthest = mostZoom(picture);
  return (
    <>
      <Preview
        label={t('The square that is shown')}
        paint={(context) => paintSquare(context, picture, square)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={(event) => {
          if (from.current === null) return;
          const { width } = event.currentTarget.getBoundingClientRect();
          const [right, down] = [event.clientX - from.current.x, event.clientY - from.current.y];
          from.current = { x: event.clientX, y: event.clientY };
          change(dragged(picture, crop, right / width, down / width));
        }}
        onPointerUp={() => {
          from.current = null;
        }}
        onPointerCancel={() => {
          from.current = null;
        }}
      />
      <Slider
        label={t('Zoom')}
        {...{ least: 1, most: farthest, value: crop.zoom, isOff: farthest <= 1 }}
        change={(zoom) => change({ ...crop, zoom })}
      />
      <Slider
        label={t('Left to right')}
        {...{ least: 0, most: 1, value: crop.x, isOff: picture.width - side < 1 }}
        change={(x) => change({ ...crop, x })}
      />
      <Slider
        label={t('Top to bottom')}
        {...{ least: 0, most: 1, value: crop.y, isOff: picture.height - side < 1 }}
        change={(y) => change({ ...crop, y })}
      />
    </>
  );
};
