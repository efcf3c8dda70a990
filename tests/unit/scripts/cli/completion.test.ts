import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runStepcast } from '../../../../scripts/cli/run-stepcast.ts';
import { aHost } from '../../../support/stepcast-command.ts';

const isThere = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stepcast-completion-'));
  for (const shell of ['bash', 'zsh']) {
    const { host, written } = aHost();
    await runStepcast(['completion', shell], host);
    writeFileSync(join(folder, shell), written.out);
  }
  writeFileSync(join(folder, 'edited.json'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What bash offers for the last of these words. */
const inBash = (...words: readonly string[]): string[] => {
  const run = `
    source ./bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _stepcast
    printf "%s\\n" "\${COMPREPLY[@]}"`;
  const args = ['--noprofile', '--norc', '-uec', run, 'bash', ...words];
  return execFileSync('bash', args, { cwd: folder, encoding: 'utf8' }).split('\n').filter(Boolean);
};

/** What zsh offers: its own functions are stood in for by such as print what they are given. */
const inZsh = (...words: readonly string[]): string[] => {
  const run = `
    compdef() { : }
    compadd() { shift; print -l -- "$@" }
    _files() { print files "$@" }
    _describe() { print -l -- "\${(@P)@[-1]}" }
    source ./zsh; words=("$@"); CURRENT=$#; PREFIX=$words[CURRENT]; _stepcast; exit 0`;
  const args = ['-fuc', run, 'zsh', ...words];
  return execFileSync('zsh', args, { cwd: folder, encoding: 'utf8' }).split('\n').filter(Boolean);
};

describe.skipIf(!isThere('bash'))('in bash', () => {
  it('completes commands, and those below them', () => {
    expect(inBash('stepcast', 'sho')).toEqual(['shows']);
    expect(inBash('stepcast', '')).toEqual(expect.arrayContaining(['generate', 'webhooks']));
    expect(inBash('stepcast', 'webhooks', 'e')).toEqual(['enable']);
    expect(inBash('stepcast', 'script', '')).toEqual(expect.arrayContaining(['show', 'edit']));
  });

  it('completes the options of the command, and those of all', () => {
    expect(inBash('stepcast', 'shows', 'add', '--ti')).toEqual(['--title']);
    expect(inBash('stepcast', 'logs', 'latest', '--')).toEqual([
      ...['--help', '--json', '--data-dir', '--url', '--key'],
    ]);
    expect(inBash('stepcast', '--url', 'x', 'retry', 'latest', '--wa')).toEqual(['--watch']);
  });

  it('completes what an option may be, and nothing where any text may stand', () => {
    expect(inBash('stepcast', 'retry', 'latest', '--from', '')).toEqual([
      ...['collect', 'script', 'audio', 'publish'],
    ]);
    expect(inBash('stepcast', 'retry', 'latest', '--from', '=', 'au')).toEqual(['audio']);
    expect(inBash('stepcast', 'shows', 'add', '--format', 'mu')).toEqual(['multi-speaker']);
    expect(inBash('stepcast', 'completion', 'z')).toEqual(['zsh']);
    expect(inBash('stepcast', 'shows', 'add', '--title', '')).toEqual([]);
    expect(inBash('stepcast', 'generate', 'x', '--from', '')).toEqual([]);
    expect(inBash('stepcast', 'script', 'edit', 'x', '--file', 'edi')).toEqual(['edited.json']);
  });
});

describe.skipIf(!isThere('zsh'))('in zsh', () => {
  it('completes commands and options with what they mean', () => {
    expect(inZsh('stepcast', '')).toContain('cancel:stops an episode');
    expect(inZsh('stepcast', 'shows', '')).toContain('add:signs up a show');
    expect(inZsh('stepcast', 'shows', 'edit', 'x', '--')).toContain('--title:its title');
  });

  it('completes what an option may be', () => {
    expect(inZsh('stepcast', 'retry', 'x', '--from', '')).toEqual([
      'collect',
      'script',
      'audio',
      'publish',
    ]);
    expect(inZsh('stepcast', 'completion', '')).toEqual(['bash', 'zsh']);
    expect(inZsh('stepcast', 'script', 'edit', 'x', '--file', '')).toEqual(['files']);
    expect(inZsh('stepcast', 'shows', '--data-dir', '')).toEqual(['files -/']);
    expect(inZsh('stepcast', 'shows', 'add', '--title', '')).toEqual([]);
  });
});
