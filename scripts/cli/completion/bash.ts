import type { CompletedCommand } from './command-tree.ts';
import { branches, choicesOf, pathsOf, quoted, valuesOf } from './shell-case.ts';

const reply = (generate: string): string =>
  `mapfile -t COMPREPLY < <(compgen ${generate} -- "$current"); return`;
const words = (list: readonly string[]): string => reply(`-W ${quoted(list.join(' '))}`);

const APPEND = `at="\${at:+$at }\${COMP_WORDS[i]}"`;

/** What bash needs to complete the command: commands, options and their choices, files and folders. */
export const bashCompletion = (
  tree: readonly CompletedCommand[],
): string => `# bash completion of stepcast
_stepcast() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} at= i
  COMPREPLY=()
  # Bash splits --option=value at the sign.
  if [[ $current == = ]]; then
    current=
  elif [[ $before == = ]]; then
    before=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${at:+$at }\${COMP_WORDS[i]}" in
${branches([{ patterns: pathsOf(tree), body: APPEND }])}
    esac
  done
  case "$at $before" in
${branches([
  ...choicesOf(tree).map(({ key, words: list }) => ({ patterns: [key], body: words(list) })),
  { patterns: valuesOf(tree, (value) => value === 'file'), body: reply('-f') },
  { patterns: valuesOf(tree, (value) => value === 'folder'), body: reply('-d') },
  { patterns: valuesOf(tree, (value) => value === 'any'), body: 'return' },
])}
  esac
  case "$at" in
${branches(
  tree.map(({ path, commands, options, operands }) => ({
    patterns: [path],
    body: words([
      ...commands.map(({ name }) => name),
      ...operands,
      ...options.map(({ flag }) => flag),
    ]),
  })),
)}
  esac
}
complete -F _stepcast stepcast`;
