import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { stageProgram } from '../../scripts/stage/program.ts';
import type { Untyped } from './support/template.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const workflow: Untyped = parse(read('docs/ci-cd/deploy.yml'));
const steps: Untyped[] = workflow.jobs.deploy.steps;
const runs = steps.flatMap(({ run }) => run ?? []);

test('only the job that deploys may sign in to AWS, in the stage’s environment', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  const signingIn = Object.entries<Untyped>(workflow.jobs).filter(
    ([, { permissions }]) => permissions?.['id-token'] === 'write',
  );
  expect(signingIn.map(([name, { environment }]) => [name, environment])).toEqual([
    ['deploy', 'prod'],
  ]);
});

test('nothing is deployed that wasn’t checked, and no deployment is cut off by the next', () => {
  expect(workflow.jobs.deploy.needs).toBe('check');
  expect(workflow.jobs.check.steps.map(({ run }: Untyped) => run)).toContain('npm run check');
  expect(workflow.concurrency['cancel-in-progress']).toBe(false);
});

test('the commands are ones that npm run stage knows, for one stage', () => {
  const commands = stageProgram({ env: {}, folder: '' }).commands.map((command) => command.name());
  const called = runs.flatMap((run) => /npm run stage -- (\w+) --stage (\w+)/.exec(run)?.slice(1));
  const used = called.filter((word) => word !== undefined);
  expect(used).toEqual(['check', 'prod', 'deploy', 'prod']);
  for (const command of ['check', 'deploy']) expect(commands).toContain(command);
});

test('secrets are in no command, in a file for its owner alone, and gone at the end', () => {
  expect(runs.join('\n')).not.toContain('secrets.');
  expect(runs.join('\n')).toContain('umask 077');
  expect(steps.at(-1)).toMatchObject({ if: 'always()', run: 'rm -f .env.prod' });
});
