import type { CompletedCommand, CompletedOption } from './command-tree.ts';

/** A word as a shell takes it literally. */
export const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** The branches of a `case`, indented by two; patterns are literal. */
export const branches = (
  cases: readonly { readonly patterns: readonly string[]; readonly body: string }[],
): string =>
  cases
    .filter(({ patterns }) => patterns.length > 0)
    .map(({ patterns, body }) => `    ${patterns.map(quoted).join(' | ')}) ${body} ;;`)
    .join('\n');

/** The paths of all commands below the program. */
export const pathsOf = (tree: readonly CompletedCommand[]): string[] =>
  tree.map(({ path }) => path).filter(Boolean);

/** Every `path option` whose value is of a kind, as the scripts look it up. */
export const valuesOf = (
  tree: readonly CompletedCommand[],
  isWanted: (value: CompletedOption['value']) => boolean,
): string[] =>
  tree.flatMap(({ path, options }) =>
    options.filter(({ value }) => isWanted(value)).map(({ flag }) => `${path} ${flag}`),
  );

/** Each option with few values, with the words that they are. */
export const choicesOf = (tree: readonly CompletedCommand[]) =>
  tree.flatMap(({ path, options }) =>
    options.flatMap(({ flag, value }) =>
      typeof value === 'string' ? [] : [{ key: `${path} ${flag}`, words: value }],
    ),
  );
