import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRules } from '../../../../src/local/stack/rules.ts';

const machineArn = (id: string) => (id.endsWith('StateMachine') ? `arn:${id}` : undefined);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-rules-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('reads the rules of templates, references to machines resolved, and nothing else of them', async () => {
  await writeFile(
    join(folder, 'one.yml'),
    `Resources:
  SweepRule:
    Type: AWS::Events::Rule
    Properties:
      Name: \${self:service}-sweep
      EventPattern: { detail: { stateMachineArn: [!Ref EpisodeStateMachine] } }
      Targets: [{ Id: sweep, Arn: !Ref SweepStateMachine, RoleArn: !GetAtt StartRole.Arn }]
  Queue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: q }
`,
  );
  await writeFile(join(folder, 'two.cjs'), 'throw new Error("not read");');
  await writeFile(join(folder, 'three.yml'), 'Outputs: { A: { Value: !Sub B } }\n');
  expect(await readRules(folder, machineArn)).toEqual([
    {
      Name: 'SweepRule',
      EventPattern: { detail: { stateMachineArn: ['arn:EpisodeStateMachine'] } },
      Targets: [{ Id: 'sweep', Arn: 'arn:SweepStateMachine', RoleArn: 'StartRole.Arn' }],
    },
  ]);
});

it('finds the rules that are deployed', async () => {
  const resources = fileURLToPath(new URL('../../../../resources', import.meta.url));
  const rules = await readRules(resources, machineArn);
  expect(rules.map(({ Name }) => Name)).toEqual(
    expect.arrayContaining(['ScheduleRule', 'ReconcileRule', 'DeadExecutionRule']),
  );
});
