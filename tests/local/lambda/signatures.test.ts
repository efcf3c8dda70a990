import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { startLambda } from '../../../local/lambda/index.ts';
import { signRequest } from '../../../local/sigv4/index.ts';

const credentials = { accessKeyId: 'mine', secretAccessKey: 'my secret' };
const region = 'eu-central-1';

it('a server that verifies signatures invokes nothing for a stranger', async () => {
  const server = await startLambda({ credentials, region, verifiesSignatures: true });
  const statusFor = async (headers: Record<string, string>, body = '{}') => {
    const url = `${server.endpoint}/2015-03-31/functions/none/invocations`;
    return (await fetch(url, { method: 'POST', headers, body })).status;
  };
  const url = new URL(`${server.endpoint}/2015-03-31/functions/none/invocations`);
  const { host: _, ...signed } = signRequest(
    { method: 'POST', url, body: '{}', service: 'lambda' },
    { ...credentials, region },
    Date.now(),
  );
  expect(await statusFor({})).toBe(403);
  expect(await statusFor({ ...signed, authorization: `${signed.authorization}0` })).toBe(403);
  expect(await statusFor(signed, '{"other":1}')).toBe(403);
  // Signed, it gets as far as a function that isn't there.
  expect(await statusFor(signed)).toBe(404);
  const client = new LambdaClient({ endpoint: server.endpoint, region, credentials });
  await expect(client.send(new InvokeCommand({ FunctionName: 'none' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await server.close();
});
