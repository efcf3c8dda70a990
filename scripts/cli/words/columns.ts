import { printable } from '../../terminal/printable.ts';

/** Rows as columns that line up, each on one line; the last cell isn't padded. */
export const columns = (table: readonly (readonly string[])[]): string[] => {
  // Made printable before they are measured: what isn't shown takes no room.
  const rows = table.map((row) => row.map(printable));
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row.map((cell, n) => (n === row.length - 1 ? cell : cell.padEnd(width(n)))).join('  '),
  );
};
