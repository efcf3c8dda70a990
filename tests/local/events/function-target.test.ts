import { createServer, type Server } from 'node:http';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEvents } from '../../../local/events/index.ts';
import { listen } from '../../../local/listen/index.ts';

const credentials = { accessKeyId: 'a', secretAccessKey: 's' };
const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:keepHistory';
const called: { path: string; type: unknown; event: unknown }[] = [];
const refusals: number[] = [];
let server: Server;
let endpoint: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const status = refusals.shift() ?? 202;
    if (status === 202) {
      const path = decodeURIComponent(request.url ?? '');
      called.push({
        path,
        type: request.headers['x-amz-invocation-type'],
        event: JSON.parse(body),
      });
    }
    response.writeHead(status).end();
  });
  endpoint = `http://127.0.0.1:${await listen(server, 0, 'Lambda')}`;
});
afterAll(() => void server.close());

it('a function is called with the event, asynchronously, and again while it is away', async () => {
  const bus = await startEvents({
    ...{ region: 'us-east-1', accountId: '000000000000', random: () => 0 },
    stepFunctions: new SFNClient({ region: 'us-east-1', credentials }),
    lambda: new LambdaClient({ region: 'us-east-1', endpoint, credentials, maxAttempts: 1 }),
    rules: [
      {
        Name: 'keep',
        EventPattern: { detail: { status: ['FAILED'] } },
        Targets: [{ Id: 'keep', Arn: ARN }],
      },
    ],
  });
  refusals.push(503);
  const detail = { status: 'FAILED', name: 'one' };
  await bus.put({ source: 'aws.states', detailType: 'Status', detail });
  await bus.put({ source: 'aws.states', detailType: 'Status', detail: { status: 'RUNNING' } });
  await bus.close();
  expect(called).toMatchObject([
    { path: expect.stringContaining(ARN), type: 'Event', event: { detail } },
  ]);
});
