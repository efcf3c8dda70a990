import type { Page, PageEnd } from '../../paging/page.ts';

/** A row with its place in the list. */
export interface ListedRow<T> {
  readonly item: T;
  readonly end: PageEnd;
}

/** The page of the first `limit` rows; a row beyond them says that there are more. */
export const toPage = <T>(rows: readonly ListedRow<T>[], limit: number): Page<T> => {
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(({ item }) => item),
    next: rows.length > limit ? (shown.at(-1)?.end ?? null) : null,
  };
};
