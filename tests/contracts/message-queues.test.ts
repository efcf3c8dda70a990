import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMessageQueues } from '../../src/clients/sqs/message-queues.ts';

const BODY = 'refused three times';
const LETTER = {
  MessageId: 'letter-1',
  ReceiptHandle: 'handle-1',
  Body: BODY,
  MD5OfBody: createHash('md5').update(BODY).digest('hex'),
};

/** An SQS whose one message is on a server that only a request that waits comes to. */
const answers: Readonly<Record<string, (asked: { WaitTimeSeconds?: number }) => object>> = {
  GetQueueUrl: () => ({ QueueUrl: 'https://sqs.test/0/dead-letters' }),
  GetQueueAttributes: () => ({ Attributes: { ApproximateNumberOfMessages: '1' } }),
  ReceiveMessage: ({ WaitTimeSeconds = 0 }) => (WaitTimeSeconds > 0 ? { Messages: [LETTER] } : {}),
};

let server: Server;
let client: SQSClient;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    const answer = answers[operation]?.(JSON.parse(Buffer.concat(chunks).toString()));
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new SQSClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    useQueueUrlAsEndpoint: false,
  });
});
afterAll(() => {
  client.destroy();
  server.closeAllConnections();
  server.close();
});

test('a dead letter is found on whichever of the servers of SQS it is', async () => {
  const queues = createMessageQueues('arn:aws:sqs:eu-central-1:0:stepcast-dev-', client);
  expect((await queues.read('intake')).letters.map(({ id }) => id)).toEqual(['letter-1']);
  expect(await queues.discard('intake', 'letter-1')).toBe(true);
});
