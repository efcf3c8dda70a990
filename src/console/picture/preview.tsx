import type { CanvasHTMLAttributes } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Two pixels for one of the screen's, on most of them. */
const PIXELS = 640;

interface PreviewProps extends CanvasHTMLAttributes<HTMLCanvasElement> {
  readonly label: string;
  readonly paint: (context: CanvasRenderingContext2D) => void;
}

/** A square in which something is painted whenever it may be another. */
export const Preview = ({ label, paint, ...more }: PreviewProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, PIXELS, PIXELS);
    paint(context);
  });
  return (
    <canvas
      {...more}
      ref={canvas}
      class={more.onPointerDown ? 'cover-preview cover-movable' : 'cover-preview'}
      width={PIXELS}
      height={PIXELS}
      role="img"
      aria-label={label}
    />
  );
};
