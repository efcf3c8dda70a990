import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineAliasCommand,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeExecutionCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListStateMachineAliasesCommand,
  ListStateMachineVersionsCommand,
  PublishStateMachineVersionCommand,
  SFNClient,
  StartExecutionCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type StatusChange,
  type StepFunctions,
  type StepFunctionsOptions,
  startStepFunctions,
} from '../../../local/step-functions/index.ts';

const roleArn = 'arn:aws:iam::000000000000:role/machine';
const answering = (Result: number): string =>
  JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Result, End: true } } });
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:m';
const LIVE = `${MACHINE}:live`;

let dataDir: string;
let server: StepFunctions;
let client: SFNClient;
let drawn = 0;
const told: StatusChange[] = [];
const start = async (options: StepFunctionsOptions = {}) => {
  server = await startStepFunctions({
    dataDir,
    ...options,
    random: () => drawn,
    onStatusChange: (change) => void told.push(change),
  });
  client = new SFNClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'step-functions-versions-'));
  await start();
  // Three revisions, the first two of them published.
  await client.send(
    new CreateStateMachineCommand({
      name: 'm',
      definition: answering(1),
      roleArn,
      publish: true,
      versionDescription: 'the first',
    }),
  );
  await update(2, true);
  await update(3, false);
});
afterEach(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

const update = (result: number, publish: boolean) =>
  client.send(
    new UpdateStateMachineCommand({
      stateMachineArn: MACHINE,
      definition: answering(result),
      publish,
    }),
  );
const publish = async () =>
  (await client.send(new PublishStateMachineVersionCommand({ stateMachineArn: MACHINE })))
    .stateMachineVersionArn;
const versions = async () =>
  (
    await client.send(new ListStateMachineVersionsCommand({ stateMachineArn: MACHINE }))
  ).stateMachineVersions?.map(({ stateMachineVersionArn }) => stateMachineVersionArn);
const route = (...weights: [number, number][]) =>
  weights.map(([number, weight]) => ({ stateMachineVersionArn: `${MACHINE}:${number}`, weight }));
const run = async (stateMachineArn: string) => {
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }));
  for (;;) {
    const ended = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (ended.status !== 'RUNNING') return ended;
  }
};

describe('a version', () => {
  it('runs as it was published, whatever the machine is by now, and says so', async () => {
    expect(await run(`${MACHINE}:1`)).toMatchObject({
      output: '1',
      stateMachineArn: MACHINE,
      stateMachineVersionArn: `${MACHINE}:1`,
    });
    expect((await run(`${MACHINE}:2`)).output).toBe('2');
    const current = await run(MACHINE);
    expect([current.output, current.stateMachineVersionArn]).toEqual(['3', undefined]);
    expect(
      await client.send(new DescribeStateMachineCommand({ stateMachineArn: `${MACHINE}:1` })),
    ).toMatchObject({ definition: answering(1), description: 'the first' });
    expect(told.map(({ stateMachineVersionArn }) => stateMachineVersionArn)).toContain(
      `${MACHINE}:2`,
    );
    await expect(run(`${MACHINE}:9`)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  it('has a number that no other gets, also after a restart', async () => {
    expect(await publish()).toBe(`${MACHINE}:3`);
    // The same revision once more is the same version.
    expect(await publish()).toBe(`${MACHINE}:3`);
    await client.send(
      new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${MACHINE}:3` }),
    );
    await server.close();
    await start();
    expect(await versions()).toEqual([`${MACHINE}:2`, `${MACHINE}:1`]);
    expect(await publish()).toBe(`${MACHINE}:4`);
    expect((await run(`${MACHINE}:1`)).output).toBe('1');
  });

  it('outlives the forgetting of runs, and so does a number that is gone', async () => {
    await client.send(
      new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${MACHINE}:2` }),
    );
    const { executionArn } = await run(`${MACHINE}:1`);
    await server.close();
    await start({ forget: { machines: ['m'], afterMs: 0, everyMs: 20 } });
    await expect
      .poll(() =>
        client.send(new DescribeExecutionCommand({ executionArn })).then(
          () => 'there',
          ({ name }: Error) => name,
        ),
      )
      .toBe('ExecutionDoesNotExist');
    await server.close();
    await start();
    expect((await run(`${MACHINE}:1`)).output).toBe('1');
    expect(await publish()).toBe(`${MACHINE}:3`);
  });

  it('is published of the revision that is meant, or not at all', async () => {
    const command = { stateMachineArn: MACHINE, revisionId: 'another' };
    await expect(client.send(new PublishStateMachineVersionCommand(command))).rejects.toMatchObject(
      { name: 'ConflictException' },
    );
  });

  it('goes with its machine', async () => {
    await client.send(new DeleteStateMachineCommand({ stateMachineArn: MACHINE }));
    await expect(run(`${MACHINE}:1`)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });
});

describe('an alias', () => {
  beforeEach(async () => {
    await client.send(
      new CreateStateMachineAliasCommand({ name: 'live', routingConfiguration: route([1, 100]) }),
    );
  });

  it('leads to its version, and shifts to another by weight', async () => {
    expect(await run(LIVE)).toMatchObject({
      output: '1',
      stateMachineVersionArn: `${MACHINE}:1`,
      stateMachineAliasArn: LIVE,
    });
    await client.send(
      new UpdateStateMachineAliasCommand({
        stateMachineAliasArn: LIVE,
        routingConfiguration: route([1, 90], [2, 10]),
      }),
    );
    drawn = 0.89;
    expect((await run(LIVE)).output).toBe('1');
    drawn = 0.9;
    const shifted = await run(LIVE);
    expect([shifted.output, shifted.stateMachineVersionArn]).toEqual(['2', `${MACHINE}:2`]);
    await server.close();
    await start();
    expect(
      await client.send(
        new DescribeExecutionCommand({ executionArn: shifted.executionArn as string }),
      ),
    ).toMatchObject({ stateMachineVersionArn: `${MACHINE}:2`, stateMachineAliasArn: LIVE });
    const alias = await client.send(
      new DescribeStateMachineAliasCommand({ stateMachineAliasArn: LIVE }),
    );
    expect(alias.routingConfiguration).toEqual(route([1, 90], [2, 10]));
  });

  it('keeps the versions that it leads to, until it goes', async () => {
    const deletion = new DeleteStateMachineVersionCommand({
      stateMachineVersionArn: `${MACHINE}:1`,
    });
    await expect(client.send(deletion)).rejects.toMatchObject({ name: 'ConflictException' });
    await client.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn: LIVE }));
    await client.send(deletion);
    const { stateMachineAliases } = await client.send(
      new ListStateMachineAliasesCommand({ stateMachineArn: MACHINE }),
    );
    expect([stateMachineAliases, await versions()]).toEqual([[], [`${MACHINE}:2`]]);
  });

  it.each([
    ['no such version', route([7, 100]), 'ResourceNotFound'],
    ['less than everything', route([1, 50], [2, 49]), 'ValidationException'],
    ['one version twice', route([1, 50], [1, 50]), 'ValidationException'],
    ['nothing', [], 'ValidationException'],
  ])('is refused for %s', async (_what, routingConfiguration, name) => {
    const command = new CreateStateMachineAliasCommand({ name: 'other', routingConfiguration });
    await expect(client.send(command)).rejects.toMatchObject({ name });
  });
});
