import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../../build/project-root.ts';
import { startProgram } from '../../scripts/start/options.ts';
import {
  buildInto,
  type Instruction,
  readInstructions,
  wordsOf,
} from '../support/container-file.ts';
import { reservePorts } from '../support/start-ports.ts';

let folder: string;
let instructions: Instruction[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-container-'));
  instructions = await readInstructions(join(projectRoot, 'Containerfile'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const restOf = (name: string) =>
  instructions.filter((each) => each.name === name).map(({ rest }) => rest);

describe('the Containerfile', () => {
  it('has a Node that runs TypeScript, no root, and a volume for the data folder', () => {
    const [, major] =
      /^docker\.io\/library\/node:(\d+)-bookworm-slim$/.exec(restOf('FROM')[0] ?? '') ?? [];
    expect(Number(major)).toBeGreaterThanOrEqual(24);
    expect(restOf('USER')).toEqual(['node']);
    expect(restOf('VOLUME')).toEqual([wordsOf(instructions, 'CMD').at(-1)]);
  });

  it('has no instruction and no command that this test knows nothing of', () => {
    const names = instructions.map(({ name }) => name);
    expect(new Set(names)).toEqual(
      new Set([
        'FROM',
        'WORKDIR',
        'RUN',
        'USER',
        'COPY',
        'VOLUME',
        'STOPSIGNAL',
        'ENTRYPOINT',
        'CMD',
      ]),
    );
    expect(restOf('RUN')).toEqual([
      'chown node:node /opt/stepcast && install -d -o node -g node /data',
      'npm ci',
    ]);
    expect(restOf('WORKDIR')).toEqual(['/opt/stepcast']);
    // What is made before it is root's, what comes after it isn't.
    expect(names.indexOf('USER')).toBeLessThan(names.indexOf('COPY'));
    for (const copy of restOf('COPY')) expect(copy).toMatch(/^--chown=node:node /);
  });

  it('brings nothing secret, and nothing that was made here, into the image', async () => {
    await buildInto(folder, projectRoot, instructions);
    const built = await readdir(folder);
    for (const name of ['.git', '.stepcast', '.env', 'dist', 'tests', 'coverage']) {
      expect(built).not.toContain(name);
    }
  });

  it('makes what starts, answers, and stops in order by its signal', async () => {
    const [program, ...entry] = wordsOf(instructions, 'ENTRYPOINT');
    expect(program).toBe('node');
    const command = wordsOf(instructions, 'CMD').map((word) =>
      word === '/data' ? join(folder, '.stepcast') : word,
    );
    const ports = await reservePorts();
    const child = spawn(process.execPath, [...entry, ...command, ...ports.options], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let written = '';
    const ended = once(child, 'close');
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        written += chunk;
        if (written.includes('npx stepcast generate')) resolve();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      ended.then(() => reject(new Error(`It ended: ${written}`)));
    });
    const health = await fetch(`http://127.0.0.1:${ports.portOf('api')}/api/v1/health`);
    expect(health.status).toBe(200);
    child.kill(restOf('STOPSIGNAL')[0] as NodeJS.Signals);
    expect(await ended).toEqual([0, null]);
    ports.release();
  });
});

describe('the example for compose', () => {
  it('builds that file, keeps the data, and leaves every server on loopback', async () => {
    const text = await readFile(join(projectRoot, 'compose.yaml'), 'utf8');
    const { services, volumes } = parse(text) as {
      services: Record<string, Record<string, unknown>>;
      volumes: Record<string, unknown>;
    };
    const { stepcast = {} } = services;
    expect(stepcast['build']).toEqual({ context: '.', dockerfile: 'Containerfile' });
    expect(stepcast['network_mode']).toBe('host');
    expect(stepcast).not.toHaveProperty('ports');
    expect(stepcast['volumes']).toEqual([`stepcast:${restOf('VOLUME')[0]}`]);
    expect(Object.keys(volumes)).toEqual(['stepcast']);
  });

  it('shows options that npm start has, where the documents add some', async () => {
    const home = await readFile(join(projectRoot, 'docs', 'home.md'), 'utf8');
    const [, command = '[]'] = /command: (\[.*\])/.exec(home) ?? [];
    const words = JSON.parse(command) as string[];
    expect(words.slice(0, 2)).toEqual(wordsOf(instructions, 'CMD'));
    let asked: { publicUrl?: string | undefined } = {};
    const program = startProgram(async (options) => {
      asked = options;
    });
    await program.parseAsync(words, { from: 'user' });
    expect(asked.publicUrl).toBe('https://podcast.example');
  });
});
