import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  SFNClient,
  StartSyncExecutionCommand,
  TestStateCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../build/project-root.ts';
import { signRequest } from '../../../local/sigv4/index.ts';

const credentials = { accessKeyId: 'mine', secretAccessKey: 'my secret' };
const region = 'eu-west-3';
const MACHINE = 'arn:aws:states:eu-west-3:123456789012:stateMachine:sum';

let child: ReturnType<typeof spawn>;
let ended: Promise<unknown>;
let said = '';
let endpoint: string;
beforeAll(async () => {
  const options = `--port 0 --region ${region} --account 123456789012`.split(' ');
  child = spawn(process.execPath, [join(projectRoot, 'local/step-functions/main.ts'), ...options], {
    env: {
      PATH: process.env['PATH'],
      STEP_FUNCTIONS_ACCESS_KEY_ID: credentials.accessKeyId,
      STEP_FUNCTIONS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
  });
  ended = once(child, 'exit');
  await new Promise<void>((resolve) =>
    child.stdout?.on('data', (text) => {
      said += String(text);
      if (/disableHostPrefix.*\n/.test(said)) resolve();
    }),
  );
  endpoint = /http:\/\/\S+/.exec(said)?.[0] ?? '';
});
afterAll(async () => {
  child.kill('SIGTERM');
  await ended;
});

/** What the AWS CLI sends when it takes the server as its proxy: the whole address, the host prefixed. */
const throughProxy = (target: string, body: string): Promise<number> => {
  const { hostname, port } = new URL(endpoint);
  const url = new URL(`http://sync-localhost:${port}/`);
  const signed = signRequest(
    { method: 'POST', url, body, service: 'states' },
    { ...credentials, region },
    Date.now(),
  );
  const headers = { ...signed, 'x-amz-target': target };
  return new Promise((resolve, reject) =>
    request({ host: hostname, port, method: 'POST', path: url.href, headers })
      .on('response', (answer) => resolve(answer.resume().statusCode ?? 0))
      .on('error', reject)
      .end(body),
  );
};

describe('an engine started alone', () => {
  const client = () =>
    new SFNClient({ endpoint, region, credentials, maxAttempts: 1, disableHostPrefix: true });

  it('says for which region and account it is, whose signatures it takes, and the switch for hosts', () => {
    expect(said).toContain('Region eu-west-3, account 123456789012');
    expect(said).toContain('signed as mine');
    expect(said).not.toContain(credentials.secretAccessKey);
    expect(said).toContain('AWS_DISABLE_HOST_PREFIX_INJECTION=true');
  });

  it('runs an Express machine and tries a state for who signs, by the SDK and through the proxy', async () => {
    const definition = '{"StartAt":"A","States":{"A":{"Type":"Pass","Result":2,"End":true}}}';
    const roleArn = 'arn:aws:iam::123456789012:role/any';
    const { stateMachineArn } = await client().send(
      new CreateStateMachineCommand({ name: 'sum', type: 'EXPRESS', definition, roleArn }),
    );
    expect(stateMachineArn).toBe(MACHINE);
    const ran = await client().send(new StartSyncExecutionCommand({ stateMachineArn: MACHINE }));
    expect(ran.output).toBe('2');
    const state = '{"Type":"Pass","Result":3,"End":true}';
    const tried = await client().send(new TestStateCommand({ definition: state }));
    expect(tried.output).toBe('3');
    const sync = JSON.stringify({ stateMachineArn: MACHINE });
    expect(await throughProxy('AWSStepFunctions.StartSyncExecution', sync)).toBe(200);
    const test = JSON.stringify({ definition: state });
    expect(await throughProxy('AWSStepFunctions.TestState', test)).toBe(200);
  });

  it('refuses who does not sign', async () => {
    const { status } = await fetch(endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' },
      body: '{}',
    });
    expect(status).toBe(403);
  });
});
