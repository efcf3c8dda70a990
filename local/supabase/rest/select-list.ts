import { notImplemented } from '../api-error.ts';
import { identifier } from './sql.ts';

const COLUMN = /^(?:([^:"(),]+):(?!:))?([^:"(),]+)$/;

/** The SQL of `?select=`: columns, `*` and aliases (`name:column`). */
export const selectList = (select: string | null): string => {
  if (select === null || select === '' || select === '*') return '*';
  return select
    .split(',')
    .map((item) => item.trim())
    .map((item) => {
      if (item === '*') return '*';
      const [, alias, column] = COLUMN.exec(item) ?? [];
      if (column === undefined || column.includes('->')) {
        throw notImplemented(`embedding, casts, JSON paths or aggregates in select (${select})`);
      }
      return `${identifier(column)}${alias === undefined ? '' : ` as ${identifier(alias)}`}`;
    })
    .join(', ');
};
