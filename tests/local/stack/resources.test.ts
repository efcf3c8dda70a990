import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readResources } from '../../../local/stack/resources.ts';

const names = {
  machineArn: (id: string) => (id.endsWith('StateMachine') ? `arn:${id}` : undefined),
  functionArn: (id: string) => (id.endsWith('LambdaFunction') ? `arn:${id}` : undefined),
  queueArn: (name: string) => `arn:sqs:${name}`,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-resources-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('reads rules, queues and pipes, references to machines and queues resolved, and nothing else', async () => {
  await writeFile(
    join(folder, 'one.yml'),
    `Resources:
  SweepRule:
    Type: AWS::Events::Rule
    Properties:
      Name: \${self:service}-sweep
      EventPattern: { detail: { stateMachineArn: [!Ref EpisodeStateMachine] } }
      Targets: [{ Id: sweep, Arn: !Ref SweepStateMachine, RoleArn: !GetAtt StartRole.Arn }]
  CallRule:
    Type: AWS::Events::Rule
    Properties: { Name: call, Targets: [{ Id: call, Arn: !GetAtt CallLambdaFunction.Arn }] }
  Role:
    Type: AWS::IAM::Role
    Properties: { RoleName: r }
  Pipe:
    Type: AWS::Pipes::Pipe
    Properties: { Name: p, Source: !GetAtt Queue.Arn, Target: !Ref SweepStateMachine }
`,
  );
  await writeFile(join(folder, 'two.cjs'), 'throw new Error("not read");');
  await writeFile(
    join(folder, 'three.yml'),
    `Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: \${self:service}-\${self:provider.stage}-work
      RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3 }
  Dead:
    Type: AWS::SQS::Queue
    Properties: { QueueName: dead }
Outputs: { A: { Value: !Sub B } }
`,
  );
  expect(await readResources(folder, names)).toEqual({
    rules: [
      {
        Name: 'SweepRule',
        EventPattern: { detail: { stateMachineArn: ['arn:EpisodeStateMachine'] } },
        Targets: [{ Id: 'sweep', Arn: 'arn:SweepStateMachine', RoleArn: 'StartRole.Arn' }],
      },
      { Name: 'CallRule', Targets: [{ Id: 'call', Arn: 'arn:CallLambdaFunction' }] },
    ],
    queues: [
      {
        QueueName: 'stepcast-local-work',
        RedrivePolicy: { deadLetterTargetArn: 'arn:sqs:dead', maxReceiveCount: 3 },
      },
      { QueueName: 'dead' },
    ],
    pipes: [{ Name: 'p', Source: 'arn:sqs:stepcast-local-work', Target: 'arn:SweepStateMachine' }],
  });
});

it('finds what is deployed', async () => {
  const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
  const { rules, queues, pipes } = await readResources(resources, names);
  expect(rules.map(({ Name }) => Name)).toEqual(
    expect.arrayContaining(['ScheduleRule', 'ReconcileRule', 'DeadExecutionRule']),
  );
  expect(queues.map(({ QueueName }) => QueueName)).toEqual(
    expect.arrayContaining(['stepcast-local-intake', 'stepcast-local-intake-dead-letters']),
  );
  expect(pipes.map(({ Name }) => Name)).toEqual(['stepcast-local-intake']);
});
