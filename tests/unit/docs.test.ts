import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../build/project-root.ts';
import { commandTree } from '../../scripts/cli/completion/command-tree.ts';
import { wholeStepcast } from '../../scripts/cli/run-stepcast.ts';
import { aHost } from '../support/stepcast-command.ts';

const FOLDERS = [
  'bench',
  'build',
  'docs',
  'local',
  'resources',
  'scripts',
  'src',
  'states',
  'supabase',
  'tests',
];
const below = (folder: string): string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    posix.join(folder, file.replaceAll('\\', '/')),
  );
const files = ['README.md', 'CONTRIBUTING.md', ...FOLDERS.flatMap(below)];
const documents = files.filter((file) => file.endsWith('.md'));
const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const RUN = /npm run ([a-z][a-z:-]*)/g;
const FILES =
  /\b((?:src|local|build|scripts|resources|states|tests|bench|docs|supabase)\/[\w./-]+\.\w+)/g;

/** The anchor that GitHub gives to a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

describe.each(documents)('%s', (document) => {
  const text = read(document);
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

  test('links to what is there', () => {
    const links = found(/\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link));
    const missing = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? document : join(dirname(document), path);
      if (!existsSync(join(projectRoot, file))) return true;
      const headings = anchor === undefined ? [] : [...read(file).matchAll(/^#+ (.*)$/gm)];
      return (
        anchor !== undefined && !headings.some(([, heading = '']) => anchorOf(heading) === anchor)
      );
    });
    expect(missing).toEqual([]);
  });

  test('names files and npm scripts that exist', () => {
    const isThere = (file: string) =>
      [file, join(dirname(document), file)].some((path) => existsSync(join(projectRoot, path)));
    expect(found(FILES).filter((file) => !isThere(file))).toEqual([]);
    expect(found(RUN).filter((name) => !(name in scripts))).toEqual([]);
    const runs = [...text.matchAll(/vitest run --project (\w+) tests\/(\w+)\//g)];
    for (const [command, project, folder] of runs)
      expect([command, project]).toEqual([command, folder]);
  });
});

test('docs/deploy.md and the runbooks name settings, outputs and commands that exist', () => {
  const known = new Set(
    [...read('.env.example').matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name),
  );
  const resources = files
    .filter((file) => /^resources\/.*\.(yml|cjs)$/.test(file))
    .map(read)
    .join('\n');
  const commands = commandTree(wholeStepcast(aHost().host, async () => undefined)).map(
    ({ path }) => path,
  );
  const settings = [...read('docs/deploy.md').matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)`/g)];
  expect(settings.flatMap(([, name]) => (known.has(name) ? [] : [name]))).toEqual([]);
  for (const document of documents.filter((file) => /^docs\/(deploy|runbooks\/)/.test(file))) {
    const text = read(document);
    for (const [, output = ''] of text.matchAll(/<([A-Z]\w+)>/g)) {
      if (!known.has(output))
        expect(resources, `${document} names ${output}`).toMatch(new RegExp(`\\b${output}:`));
    }
    for (const [, command = ''] of text.matchAll(/npx stepcast ([a-z]+)/g)) {
      expect(commands, `${document} names npx stepcast ${command}`).toContain(command);
    }
  }
});

test('every command of docs/deploy.md that goes to AWS names the stage’s region', () => {
  const guide = read('docs/deploy.md').replaceAll('\\\n', ' ');
  const blocks = [...guide.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, code = '']) =>
    code.split(/\n|&&|\$\(/),
  );
  const inline = [...guide.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code = '']) => code,
  );
  const commands = [...blocks, ...inline]
    .map((code) => code.trim())
    .filter((code) => /^(aws|npx serverless) [a-z]/.test(code));
  // npm run stage does the rest.
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((code) => !code.includes('--region "$AWS_REGION"'))).toEqual([]);
});
