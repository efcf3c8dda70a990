import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLiveLine } from '../../../../scripts/terminal/live-line.ts';
import {
  printable,
  printableJson,
  printableLine,
  printableText,
} from '../../../../scripts/terminal/printable.ts';

const ESC = '\u001B';
const BEL = '\u0007';

describe('a foreign text on a terminal', () => {
  it.each([
    ['colours', `${ESC}[31mred${ESC}[0m`, 'red'],
    ['a cleared screen', `before${ESC}[2J${ESC}[Hafter`, 'beforeafter'],
    ['a window title', `${ESC}]0;owned${BEL}Tide Mill`, 'Tide Mill'],
    ['a link', `${ESC}]8;;https://evil.test${ESC}\\Tide Mill${ESC}]8;;${ESC}\\`, 'Tide Mill'],
    ['a clipboard written to', `${ESC}]52;c;cm0gLXJm${BEL}x`, 'x'],
    ['a sequence of the eight-bit kind', '\u009B31mred', 'red'],
    ['an escape without an end', `a${ESC}`, 'a'],
    ['a bell and a backspace', `pass${BEL}wo\brd`, 'password'],
    ['a carriage return over the line', 'harmless\rrm -rf', 'harmless rm -rf'],
    ['lines', 'one\ntwo\r\nthree\u2028four\u0085five', 'one two three four five'],
    ['a tab', 'a\tb', 'a b'],
    ['an override of the direction', 'photo_\u202Egnp.exe', 'photo_gnp.exe'],
    ['isolates and embeddings', '\u2066a\u2069\u202Ab\u202C', 'ab'],
    ['a byte order mark and tags', '\uFEFFa\u{E0041}\u{E0042}', 'a'],
    ['a delete', 'a\u007Fb', 'ab'],
  ])('has no %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it.each([
    'Тіні забутих предків – «Сойка»',
    'שלום, עולם!\u200F 12%',
    'سلام\u200Cها',
    '👩\u200D🚀 🏴 e\u0301 …',
    '日本語 [31m not an escape',
  ])('keeps %j as it is', (text) => {
    expect(printable(text)).toBe(text);
  });

  it('holds for any text that a terminal could be sent', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the property is that there is none.
    const acts = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ESC,
        '\u009B',
        '\u009D',
        `${ESC}[`,
        `${ESC}]`,
        BEL,
        '\u202E',
        '\n',
        '\r',
        'm',
      ),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        expect(printable(text)).not.toMatch(acts);
        expect(printable(printable(text))).toBe(printable(text));
        expect(printableLine(text).replaceAll('\n', '')).not.toMatch(acts);
        expect(printableText(text).replaceAll('\n', '')).not.toMatch(acts);
        expect(printableJson({ text })).not.toMatch(acts);
        expect(JSON.parse(printableJson({ text }))).toEqual({ text });
      }),
    );
  });

  it('can’t pass for a line of its own', () => {
    expect(printableLine('  Failed: no\nepisode-2  completed')).toBe(
      '  Failed: no\n    episode-2  completed',
    );
    expect(printableLine('Not there\n  at x')).toBe('Not there\n    at x');
  });

  it('is escaped in JSON, which says the same', () => {
    expect(printableJson({ title: '\u202Ea\u009B' })).toBe('{"title":"\\u202ea\\u009b"}');
    expect(printableJson({ title: '\u{E0041}' })).toBe('{"title":"\\udb40\\udc41"}');
    expect(printableJson([1], 2)).toBe('[\n  1\n]');
  });
});

it('a live line shows nothing that acts on the terminal but its own clearing', () => {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  const line = createLiveLine({ write: write as NodeJS.WriteStream['write'], isTTY: true });
  line.update(`Speaking ${ESC}[2J\u202Ex`);
  line.print(`Tide${ESC}[31m Mill`);
  expect(written).toEqual(['Speaking x', `\r${ESC}[2K`, 'Tide Mill\n']);
});
