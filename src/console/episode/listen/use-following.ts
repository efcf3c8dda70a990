import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** How long a reader who has scrolled is left alone. */
const READING_MS = 8_000;
const BY_HAND = ['wheel', 'touchmove', 'keydown'] as const;

/**
 * Keeps what plays in sight within a box that scrolls: whenever `current` changes, the element that
 * is marked `aria-current`, unless somebody has just scrolled by hand. The page itself stays where it is.
 */
export const useFollowing = (
  box: RefObject<HTMLElement | null>,
  current: number | undefined,
): void => {
  const readingSince = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const element = box.current;
    const note = () => {
      readingSince.current = performance.now();
    };
    for (const event of BY_HAND) element?.addEventListener(event, note, { passive: true });
    return () => {
      for (const event of BY_HAND) element?.removeEventListener(event, note);
    };
  }, [box]);
  useEffect(() => {
    const marked = box.current?.querySelector('[aria-current]');
    if (!box.current || !marked || performance.now() - readingSince.current < READING_MS) return;
    const [outer, inner] = [box.current.getBoundingClientRect(), marked.getBoundingClientRect()];
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    const top = box.current.scrollTop + inner.top - outer.top - outer.height / 3;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    box.current.scrollTo({ top, behavior: isCalm ? 'auto' : 'smooth' });
  }, [box, current]);
};
