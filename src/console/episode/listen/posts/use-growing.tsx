import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../../../language/translate.ts';

/** How many rows are drawn at once. */
const STEP = 100;

/** The first rows of a long list, and what stands below them while there are more. */
interface Growing<T> {
  readonly shown: readonly T[];
  readonly more: ComponentChildren;
}

/** Draws a long list as far as somebody reads it: more of it when its end comes into sight, or by a button. */
export const useGrowing = <T,>(items: readonly T[]): Growing<T> => {
  const [grown, setGrown] = useState({ items, count: STEP });
  const count = grown.items === items ? grown.count : STEP;
  const end = useRef<HTMLLIElement>(null);
  const hasMore = count < items.length;
  const grow = () => setGrown({ items, count: count + STEP });
  useEffect(() => {
    if (!end.current) return;
    const inSight = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) grow();
    });
    inSight.observe(end.current);
    return () => inSight.disconnect();
  }, [items, count, hasMore]);
  const shown = useMemo(() => items.slice(0, count), [items, count]);
  return {
    shown,
    more: hasMore && (
      <li ref={end}>
        <button type="button" class="plain" onClick={grow}>
          {t('Show more of {0}', items.length)}
        </button>
      </li>
    ),
  };
};
