import { describe, expect, it } from 'vitest';
import { Faults } from '../../../local/telegram/faults.ts';

const take = (faults: Faults, ...methods: string[]) =>
  methods.map((method) => faults.take(method)?.answer ?? '-').join(' ');

describe('Faults', () => {
  it('happen once unless told otherwise, to their method alone', () => {
    const faults = new Faults();
    faults.add({ method: 'a', answer: 'X' });
    expect(take(faults, 'b', 'a', 'a')).toBe('- X -');
  });

  it('happen so many times, after so many calls', () => {
    const faults = new Faults();
    faults.add({ method: '*', answer: 'X', times: 2, after: 1 });
    expect(take(faults, 'a', 'b', 'c', 'd')).toBe('- X X -');
  });

  it('happen one after the other', () => {
    const faults = new Faults();
    faults.add({ method: 'a', answer: 'X' });
    faults.add({ method: 'a', answer: 'Y', times: 'always' });
    expect(take(faults, 'a', 'a', 'a')).toBe('X Y Y');
    faults.clear();
    expect(take(faults, 'a')).toBe('-');
  });
});
