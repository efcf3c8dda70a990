import { expect, it } from 'vitest';
import { PositionList } from '../../../local/journal/position-list.ts';

it('A position list gives back what was pushed, before and after it is trimmed', () => {
  const list = new PositionList();
  const positions = Array.from({ length: 100 }, (_, i) => ({ offset: i * 2 ** 40, length: i }));
  for (const position of positions) list.push(position);
  expect(list.slice(0, 1000)).toEqual(positions);
  list.trim();
  expect(list.length).toBe(100);
  expect(list.slice(98, 100)).toEqual(positions.slice(98));
  list.push({ offset: 1, length: 2 });
  expect(list.slice(100, 101)).toEqual([{ offset: 1, length: 2 }]);
});
