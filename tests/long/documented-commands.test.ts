import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../build/project-root.ts';
import { reservePorts, type StartPorts } from '../support/start-ports.ts';
import { startProcess, stepcast } from '../support/started-stack.ts';

let dataDir: string;
let ports: StartPorts;
let stack: ReturnType<typeof startProcess>;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stepcast-documented-'));
  ports = await reservePorts();
  stack = startProcess(['--data-dir', dataDir, ...ports.options]);
  await stack.up;
  // What they say isn't what is tried.
  const short = await stepcast(dataDir, ['shows', 'edit', 'saltreach', '--minutes', '1']);
  expect(short).toMatchObject({ code: 0 });
});
afterAll(async () => {
  stack.child.kill('SIGINT');
  await stack.ended;
  ports.release();
  await rm(dataDir, { recursive: true, force: true });
});

/** The words of a line as a shell has them: split at blanks, quotes taken off. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );

/** The commands of a document's shell blocks, in order. */
const commandsOf = async (document: string): Promise<string[]> => {
  const text = await readFile(join(projectRoot, document), 'utf8');
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  return blocks.flatMap((block) =>
    block.split('\n').filter((line) => line.startsWith('npx stepcast ')),
  );
};

describe.each(['README.md', 'docs/command-line.md'])('%s', (document) => {
  it('has commands that work as they stand, one after the other, after npm start', async () => {
    const commands = await commandsOf(document);
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands) {
      const [, , ...args] = wordsOf(command);
      const { code, stderr } = await stepcast(dataDir, args, {}, dataDir);
      expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' });
    }
  });
});
