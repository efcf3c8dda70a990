import { expect, it } from 'vitest';
import { changedLines, toBeSpoken, withLine } from '../../../src/console/script/edit-script.ts';
import { aMonologue } from '../../support/audio/a-script.ts';

const script = aMonologue('One.', 'Two.', 'Three.');
const place = { chapter: 0, utterance: 1 };

it('changes one line and leaves all others as they are', () => {
  const edited = withLine(script, place, 'Another.');
  expect(edited.chapters[0]?.utterances.map(({ text }) => text)).toEqual([
    'One.',
    'Another.',
    'Three.',
  ]);
  expect(changedLines(script, edited)).toBe(1);
  expect(changedLines(script, withLine(edited, place, 'Two.'))).toBe(0);
});

it('leaves out lines that were emptied, and chapters without a line', () => {
  const edited = withLine(script, place, '  ');
  expect(toBeSpoken(edited).chapters[0]?.utterances).toHaveLength(2);
  const emptied = [0, 1, 2].reduce((s, u) => withLine(s, { chapter: 0, utterance: u }, ''), script);
  expect(toBeSpoken(emptied).chapters).toEqual([]);
});
