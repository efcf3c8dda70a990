import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../build/project-root.ts';

let checkout: string;
beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'stepcast-checkout-'));
  await mkdir(join(checkout, 'scripts', 'cli'), { recursive: true });
  for (const file of ['run-installed.mjs', 'run.mjs', 'stepcast.mjs']) {
    await cp(join(projectRoot, 'scripts', file), join(checkout, 'scripts', file));
  }
  for (const file of ['start.ts', join('cli', 'main.ts')]) {
    await writeFile(
      join(checkout, 'scripts', file),
      "import 'needed'; console.log(process.version, process.argv.slice(2) as string[]);",
    );
  }
});
afterEach(() => rm(checkout, { recursive: true }));

const run = (node: readonly string[], ...args: readonly string[]) =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [...node, ...args], { cwd: checkout }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
const install = async (...packages: readonly string[]) => {
  const bin = join(checkout, 'node_modules', 'node', 'bin');
  await mkdir(bin, { recursive: true });
  await symlink(process.execPath, join(bin, 'node'));
  for (const name of packages) {
    await mkdir(join(checkout, 'node_modules', name));
    await writeFile(join(checkout, 'node_modules', name, 'index.js'), '');
  }
};
/** Stands for a Node that knows no TypeScript. */
const OLDER = ['--no-experimental-strip-types'];

describe.skipIf(process.platform === 'win32').each([
  ['npx stepcast', ['scripts/stepcast.mjs']],
  ['npm start', ['scripts/run.mjs', 'start.ts']],
])('%s', (_, program) => {
  it.each([
    ['the Node of the project', []],
    ['an older Node', OLDER],
  ])('says on %s what to do before npm ci', async (_, node) => {
    expect(await run(node, ...program)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The project is not installed: run npm ci in its folder first.\n',
    });
  });

  it('says so as well when a package is missing that came later', async () => {
    await install();
    const { code, stderr } = await run([], ...program);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^The project is not installed as it is now \(.*'needed'\): run npm ci /,
    );
    expect(stderr.split('\n')).toHaveLength(2);
  });

  it.each([
    ['the Node of the project', []],
    ['an older Node', OLDER],
  ])('runs from %s with what it was given', async (_, node) => {
    await install('needed');
    const { code, stdout } = await run(node, ...program, '--json', 'a b');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${process.version} [ '--json', 'a b' ]\n`,
    });
  });
});
