import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { inWords } from './api/api-errors.ts';
import type { Page } from './api/call.ts';
import { t } from './language/translate.ts';
import { Notice } from './ui/notice.tsx';
import { useAction } from './use-action.ts';

/** A list that is longer than one answer. */
export interface Pages<T> {
  readonly items: readonly T[];
  /** The button for what comes next; nothing at the end. */
  readonly more: ComponentChildren;
}

/** Puts further pages behind a first one that may be loaded anew at any time; each item stands once. */
export const usePages = <T,>(
  first: Page<T> | undefined,
  load: (cursor: string) => Promise<Page<T>>,
  idOf: (item: T) => string,
  moreLabel: string = t('Show older ones'),
): Pages<T> => {
  const [later, setLater] = useState<readonly Page<T>[]>([]);
  const cursor = (later.at(-1) ?? first)?.nextCursor ?? null;
  const action = useAction(async () => {
    if (cursor === null) return;
    const page = await load(cursor);
    setLater((before) => [...before, page]);
  });
  const all = [first, ...later].flatMap((page) => (page ? page.items : []));
  const items = [...new Map(all.toReversed().map((item) => [idOf(item), item])).values()].reverse();
  return {
    items,
    more: (
      <>
        {action.error !== undefined && <Notice tone="bad" title={inWords(action.error)} />}
        {cursor !== null && (
          <button type="button" class="more" disabled={action.isRunning} onClick={action.run}>
            {action.isRunning ? t('Loading …') : moreLabel}
          </button>
        )}
      </>
    ),
  };
};
