import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMachine } from '../../../local/stack/machines.ts';
import { type StepFunctions, startStepFunctions } from '../../../local/step-functions/index.ts';

const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:stepcast-local-m';
let folder: string;
let engine: StepFunctions;
let sfn: SFNClient;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'machines-'));
  engine = await startStepFunctions({ dataDir: join(folder, 'data') });
  sfn = new SFNClient({
    ...{ endpoint: engine.endpoint, region: 'us-east-1' },
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
});
afterEach(async () => {
  sfn.destroy();
  await engine.close();
  await rm(folder, { recursive: true });
});

/** Deploys a machine that waits, then answers. */
const deploy = async (answer: string) => {
  const States = {
    Rest: { Type: 'Wait', Seconds: 1, Next: 'Answer' },
    Answer: { Type: 'Pass', Output: answer, End: true },
  };
  const definition = { QueryLanguage: 'JSONata', StartAt: 'Rest', States };
  await writeFile(join(folder, 'm.asl.json'), JSON.stringify(definition));
  await createMachine(sfn, folder, 'm', {}, MACHINE, 'STANDARD');
};
const start = async () =>
  (await sfn.send(new StartExecutionCommand({ stateMachineArn: `${MACHINE}:live` }))).executionArn;
const describeExecution = (executionArn: string | undefined) =>
  sfn.send(new DescribeExecutionCommand({ executionArn }));

it('an execution goes on by its version through two deployments, and the next begins with the newest', async () => {
  await deploy('first');
  const first = await start();
  await deploy('second');
  await deploy('second');
  await deploy('third');
  const third = await start();
  expect(await describeExecution(first)).toMatchObject({ status: 'RUNNING' });
  await expect
    .poll(async () => (await describeExecution(third)).output, { timeout: 5_000 })
    .toBe('"third"');
  expect(await describeExecution(first)).toMatchObject({
    output: '"first"',
    stateMachineArn: MACHINE,
    stateMachineVersionArn: `${MACHINE}:1`,
    stateMachineAliasArn: `${MACHINE}:live`,
  });
  // What is deployed unchanged is no version of its own.
  expect(await describeExecution(third)).toMatchObject({ stateMachineVersionArn: `${MACHINE}:3` });
});
