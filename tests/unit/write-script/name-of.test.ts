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
