import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { isIdentifier } from '../../../src/write-script/tell/is-identifier.ts';
import { aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

it.each([
  '__set_name__ (PEP-487)',
  'nonlocal',
  'FSM',
  'types.MappingProxyType',
  'logging extra',
  'float (IEEE 754)',
  'os.getcwd()',
])('%s names a part of a program', (title) => expect(isIdentifier(title)).toBe(true));

it.each([
  'Nested context managers',
  'Pricing',
  'The FSM',
  'UTF-8: how to cut bytes',
  'Лужки',
  'העירייה',
  'iPhones for all of the pupils',
  'Asyncio',
])('%s is a title', (title) => expect(isIdentifier(title)).toBe(false));

describe('a post that is headed by an identifier', () => {
  const posts = [
    aPost(
      1,
      '__set_name__ (PEP-487)\n\nWhere a descriptor keeps its data is a question of memory. PEP-487 introduced the hook __set_name__ for that. The class calls it once, when it is made, with the name of the attribute.',
    ),
    aPost(
      2,
      'wheel\n\nPEP 427 introduced a new format for distributions called "wheel".\n\n- It is a zip archive with a name of its own.\n- Installers need no compiler for it any more.',
    ),
    aPost(3, 'The ferry sails at nine on Sundays from the first of November.'),
  ];
  const { script } = writeBuiltIn(aContent({ snakes: posts }), aDialogueConfig());
  const said = script.chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text));

  it('is called by what it says of it', () => {
    expect(script.chapters.map(({ title }) => title).join('\n')).not.toMatch(/^(?:__|wheel$)/m);
  });

  it('is not read out as a sentence of one word', () => {
    expect(said.join(' ')).not.toMatch(/(?:^|[.!?] )wheel\./i);
    expect(said.join(' ')).toContain('a new format for distributions');
  });
});

describe('what is explained at length is called', () => {
  const titled = (text: string): string =>
    writeBuiltIn(aContent({ snakes: [aPost(1, text)] }), aDialogueConfig()).script.title;

  it('without what stands in brackets, and never cut within them', () =>
    expect(
      titled(
        'dump default\n\nA dump writes each value that has a type of its own in the file (a whole number as a number, nothing as null, a list as an array and so on) and fails for all others. A function can be named that is asked for those.',
      ),
    ).toBe(
      'A dump writes each value that has a type of its own in the file and fails for all others',
    ));

  it.each([
    'Formally, a family of strings is regular where a finite machine can tell it from others.',
    'To be said, most people who draw such machines by hand forget the state for a failure.',
    'If you want to tell a family of strings from all others, you draw a machine that has as many states as the longest one of them has letters.',
  ])('by its identifier rather than by “%s”', (sentence) =>
    expect(
      titled(`FSM (continued)\n\n${sentence} The machine reads a string once, letter by letter.`),
    ).toBe('FSM (continued)'),
  );
});
