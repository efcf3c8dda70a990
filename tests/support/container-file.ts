import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** An instruction of a Containerfile: its name and what stands behind it. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Containerfile, without comments, lines that go on joined. */
export const readInstructions = async (file: string): Promise<Instruction[]> => {
  const text = await readFile(file, 'utf8');
  return text
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      return { name, rest };
    });
};

/** The words of an instruction in its JSON form. */
export const wordsOf = (instructions: readonly Instruction[], name: string): string[] =>
  JSON.parse(instructions.find((each) => each.name === name)?.rest ?? '[]');

/** Names at the top of the project that a build doesn't see; a star stands for the rest of a name. */
const readIgnored = async (project: string): Promise<RegExp[]> =>
  (await readFile(join(project, '.dockerignore'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => new RegExp(`^${line.replaceAll('.', '\\.').replaceAll('*', '.*')}$`));

/**
 * Does in a folder what a build does in an image: copies what COPY names and .dockerignore leaves,
 * and has for `npm ci` the packages that are installed here. Throws for a COPY of what isn't there.
 */
export const buildInto = async (
  folder: string,
  project: string,
  instructions: readonly Instruction[],
): Promise<void> => {
  const ignored = await readIgnored(project);
  const seen = (await readdir(project)).filter((name) => !ignored.some((each) => each.test(name)));
  await mkdir(folder, { recursive: true });
  for (const { name, rest } of instructions) {
    if (name === 'RUN' && rest === 'npm ci') {
      await readFile(join(folder, 'package-lock.json'));
      await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
    }
    if (name !== 'COPY') continue;
    const sources = rest.split(/\s+/).filter((word) => !word.startsWith('--'));
    sources.pop();
    for (const source of sources) {
      if (source !== '.' && !seen.includes(source)) {
        throw new Error(`COPY names ${source}, which a build doesn't see.`);
      }
      for (const each of source === '.' ? seen : [source]) {
        await cp(join(project, each), join(folder, each), { recursive: true });
      }
    }
  }
};
