import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows beside those in sight that are drawn as well, so that scrolling finds them there. */
const BESIDE = 12;

/** Which rows of many are in sight in a box that scrolls: `from` inclusive, `until` exclusive. */
export interface Window {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly from: number;
  readonly until: number;
}

/** Follows the rows of equal height that a box shows. */
export const useWindow = (count: number, rowPx: number): Window => {
  const box = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const [rows, setRows] = useState(20);
  useEffect(() => {
    const view = box.current;
    if (!view) return;
    const follow = () => setFirst(Math.floor(view.scrollTop / rowPx));
    const measure = new ResizeObserver(() => setRows(Math.ceil(view.clientHeight / rowPx) + 1));
    view.addEventListener('scroll', follow, { passive: true });
    measure.observe(view);
    return () => {
      view.removeEventListener('scroll', follow);
      measure.disconnect();
    };
  }, [rowPx]);
  const from = Math.max(0, Math.min(first, count - rows) - BESIDE);
  return { box, from, until: Math.min(count, from + rows + 2 * BESIDE) };
};
