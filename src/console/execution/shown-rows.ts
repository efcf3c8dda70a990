/** A row that is shown, or so many that aren't, from that place on. */
export type ShownRow =
  | { readonly index: number }
  | { readonly from: number; readonly hidden: number };

const HEAD = 40;
const TAIL = 80;
const AROUND = 20;
/** How many rows one asks for at once. */
export const CHUNK = 100;
/** Fewer than this are all shown. */
const ALL = 200;

/**
 * Which of `count` rows are shown: all of a list that a page can hold, else its beginning and its end,
 * those around the one that is selected (-1 for none), and the chunks that were asked for.
 */
export const shownRows = (
  count: number,
  selected: number,
  opened: ReadonlySet<number>,
): readonly ShownRow[] => {
  const isShown = (index: number): boolean =>
    count <= ALL ||
    index < HEAD ||
    index >= count - TAIL ||
    (selected >= 0 && Math.abs(index - selected) <= AROUND) ||
    opened.has(Math.floor(index / CHUNK));
  const rows: ShownRow[] = [];
  for (let index = 0; index < count; index += 1) {
    const last = rows.at(-1);
    if (isShown(index)) rows.push({ index });
    else if (last && 'hidden' in last) {
      rows[rows.length - 1] = { from: last.from, hidden: last.hidden + 1 };
    } else rows.push({ from: index, hidden: 1 });
  }
  return rows;
};
