import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../build/project-root.ts';
import { readMachines } from '../../../build/read-machines.ts';

test('serverless.yml deploys every machine that states/ defines, and no other', async () => {
  const files = await readdir(join(projectRoot, 'states'));
  const defined = files.filter((file) => file.endsWith('.asl.json'));
  const deployed = (await readMachines()).map(({ name }) => `${name}.asl.json`);
  expect(deployed.sort()).toEqual(defined.sort());
});

test('a machine is Express where a pipe waits for it, and Standard everywhere else', async () => {
  const machines = await readMachines();
  expect(machines.filter(({ type }) => type === 'EXPRESS').map(({ name }) => name)).toEqual([
    'intake',
  ]);
});
