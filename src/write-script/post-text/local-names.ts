import type { CodeRange } from '../../episode/content.ts';

const DEFINITIONS: readonly RegExp[] = [
  /\b(?:def|class|function|func|fn|let|const|var|as|struct|interface|enum)\s+([A-Za-z_]\w*)/g,
  /^[ \t]*(?:[A-Za-z_][\w.<>[\]]*[ \t]+)?([A-Za-z_]\w*)[ \t]*(?::[^=\n]*)?(?::|\+|-|\*|\/)?=(?!=)/gm,
  /\bfor\s+([A-Za-z_]\w*)(?:\s*,\s*([A-Za-z_]\w*))?\s+in\b/g,
];
const PARAMETERS = /\b(?:def|function|func|fn)\s+\w+\s*\(([^)]*)\)/g;
const SPECIAL = /^__\w+__$/;

const definedIn = (code: string): string[] => [
  ...DEFINITIONS.flatMap((definition) =>
    Array.from(code.matchAll(definition)).flatMap(([, ...names]) => names),
  ),
  ...Array.from(code.matchAll(PARAMETERS)).flatMap(
    ([, parameters = '']) => parameters.match(/[A-Za-z_]\w*/g) ?? [],
  ),
];

/** Code that stands as a block, marked by Telegram or fenced in the text. */
const blocksOf = (text: string, ranges: readonly CodeRange[]): string[] => [
  ...ranges
    .map(({ offset, length }) => text.slice(offset, offset + length))
    .filter((code, index) => ranges[index]?.block === true || code.trim().includes('\n')),
  ...Array.from(text.matchAll(/```[^\n]*\n([\s\S]*?)```/g), ([, code = '']) => code),
];

/**
 * The names that a post's own code brings up, such as its variables: whoever can't see the code
 * can't know them. Not those of the headline, which the post is about, and not the methods that a
 * language itself calls.
 */
export const localNames = (text: string, ranges: readonly CodeRange[]): ReadonlySet<string> => {
  const headline = text.trimStart().split('\n')[0] ?? '';
  const known = new Set(headline.match(/\w+/g));
  return new Set(
    blocksOf(text, ranges)
      .flatMap(definedIn)
      .filter((name): name is string => name !== undefined)
      .filter((name) => !known.has(name) && !SPECIAL.test(name)),
  );
};
