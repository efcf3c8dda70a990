import type { CompletedCommand } from './command-tree.ts';
import { branches, choicesOf, pathsOf, quoted, valuesOf } from './shell-case.ts';

// _describe takes what stands before the first colon for the word.
const described = (word: string, description: string): string =>
  quoted(`${word.replaceAll(':', '\\:')}:${description}`);

const describe = ({ commands, options, operands }: CompletedCommand): string => {
  const words = [
    ...commands.map(({ name, description }) => described(name, description)),
    ...operands.map((operand) => quoted(operand)),
  ];
  const flags = options.map(({ flag, description }) => described(flag, description));
  return `words_here=(${words.join(' ')}); flags_here=(${flags.join(' ')})`;
};

const APPEND = `at="\${at:+$at }\${words[i]}"`;

/** What zsh needs to complete the command: commands and options with what they mean, choices, files. */
export const zshCompletion = (tree: readonly CompletedCommand[]): string => `#compdef stepcast
# zsh completion of stepcast
_stepcast() {
  local before=\${words[CURRENT - 1]} at= i
  local -a words_here flags_here
  for ((i = 2; i < CURRENT; i++)); do
    case "\${at:+$at }\${words[i]}" in
${branches([{ patterns: pathsOf(tree), body: APPEND }])}
    esac
  done
  case "$at $before" in
${branches([
  ...choicesOf(tree).map(({ key, words }) => ({
    patterns: [key],
    body: `compadd -- ${words.map(quoted).join(' ')}; return`,
  })),
  { patterns: valuesOf(tree, (value) => value === 'file'), body: '_files; return' },
  { patterns: valuesOf(tree, (value) => value === 'folder'), body: '_files -/; return' },
  { patterns: valuesOf(tree, (value) => value === 'any'), body: 'return' },
])}
  esac
  case "$at" in
${branches(tree.map((command) => ({ patterns: [command.path], body: describe(command) })))}
  esac
  [[ $PREFIX != -* ]] && (( $#words_here )) && _describe command words_here
  [[ $PREFIX == -* || $#words_here -eq 0 ]] && _describe -o option flags_here
}
compdef _stepcast stepcast`;
