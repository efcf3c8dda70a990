import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StepFunctions, startStepFunctions } from '../../../local/step-functions/index.ts';

const KEYS = { accessKeyId: 'mine', secretAccessKey: 'my secret' };

let server: StepFunctions;
beforeAll(async () => {
  server = await startStepFunctions({ credentials: KEYS, region: 'eu-central-1' });
});
afterAll(() => server.close());

const list = (credentials: typeof KEYS, region = 'eu-central-1') =>
  new SFNClient({ endpoint: server.endpoint, region, credentials, maxAttempts: 1 }).send(
    new ListStateMachinesCommand({}),
  );

describe('a server with keys', () => {
  it('answers who signs with them', async () => {
    expect((await list(KEYS)).stateMachines).toEqual([]);
  });

  it.each([
    ['another secret', { ...KEYS, secretAccessKey: 'other' }, 'InvalidSignatureException'],
    ['another key', { ...KEYS, accessKeyId: 'yours' }, 'UnrecognizedClientException'],
  ])('refuses %s', async (_what, keys, name) => {
    await expect(list(keys)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 403 } });
  });

  it('refuses another region, and a request without a signature', async () => {
    await expect(list(KEYS, 'us-east-1')).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
    const response = await fetch(server.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' },
      body: '{}',
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('MissingAuthenticationTokenException');
  });
});
