import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { createNetwork } from '../../src/clients/http/network.ts';
import { deliverWebhook } from '../../src/deliver-webhook/deliver-webhook.ts';
import type { DeliveryStore, Network } from '../../src/deliver-webhook/delivery-store.ts';
import type { DeliverWebhookOutput } from '../../src/deliver-webhook/task.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { toSecret } from '../../src/webhooks/secret.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

const ENDPOINT = '6f1d0c2e-7a34-4b59-9f0e-2d8c1a5b4e03';
const receivers: WebhookReceiver[] = [];
afterEach(async () => {
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});
const receive = async (answer?: (response: ServerResponse) => void): Promise<WebhookReceiver> => {
  const receiver = await startWebhookReceiver(answer);
  receivers.push(receiver);
  return receiver;
};

const storeOf = (url: string): DeliveryStore => ({
  open: async () => ({
    state: 'open',
    attempt: 1,
    url,
    secrets: [toSecret(new Uint8Array(32))],
    payload: {
      type: 'episode.pending',
      timestamp: '2026-11-22T06:00:00.000Z',
      data: {
        episodeId: '0b5d8a44-7c6f-4f0e-9c0b-0d9b6f6c1a01',
        podcastId: '5a0f0b1e-2f0d-4c53-8a58-5b1b0a5c7f02',
        status: 'pending',
        previousStatus: null,
        attempt: 1,
        title: null,
        audioUrl: null,
        durationMs: null,
        error: null,
        skipReason: null,
      },
    },
  }),
});
const deliver = (
  url: string,
  {
    resolve = createNetwork().resolve,
    allowedOrigins = ['http://127.0.0.1:*'],
    timeoutMs = 15_000,
  }: {
    resolve?: Network['resolve'];
    allowedOrigins?: readonly string[];
    timeoutMs?: number;
  } = {},
): Promise<DeliverWebhookOutput> =>
  deliverWebhook(
    {
      deliveries: storeOf(url),
      network: { ...createNetwork(), resolve },
      allowedOrigins: [...allowedOrigins],
      now: () => new Date(),
      timeoutMs,
    },
    { eventId: 7, endpointId: ENDPOINT, execution: 'any' },
    { logger: createLogger('error', () => {}) },
  );

describe('a receiver', () => {
  test('gets the message under its path, signed', async () => {
    const receiver = await receive();
    expect(await deliver(`${receiver.origin}/in?token=1`)).toMatchObject({
      outcome: 'delivered',
      status: 204,
    });
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]).toMatchObject({
      path: '/in?token=1',
      headers: {
        host: `127.0.0.1:${receiver.port}`,
        'webhook-id': `7-${ENDPOINT}`,
        'webhook-signature': expect.stringMatching(/^v1,/),
      },
    });
  });

  test.each([301, 302, 303, 307, 308])(
    'that redirects with %i fails, and nobody is connected to after it',
    async (status) => {
      const target = await receive();
      const receiver = await receive(
        (response) => void response.writeHead(status, { location: target.origin }).end(),
      );
      expect(await deliver(receiver.origin)).toMatchObject({ outcome: 'failed', status });
      expect(target.connections).toBe(0);
    },
  );

  test('that answers 410 is gone', async () => {
    const receiver = await receive((response) => void response.writeHead(410).end());
    expect(await deliver(receiver.origin)).toMatchObject({ outcome: 'gone', status: 410 });
  });

  test('that answers 429 says how long to wait', async () => {
    const receiver = await receive(
      (response) => void response.writeHead(429, { 'retry-after': '90' }).end('busy'),
    );
    expect(await deliver(receiver.origin)).toMatchObject({
      outcome: 'failed',
      status: 429,
      retryAfterSeconds: 90,
    });
  });

  test('that never answers fails after the time that it has', async () => {
    const receiver = await receive(() => {});
    expect(await deliver(receiver.origin, { timeoutMs: 200 })).toMatchObject({
      outcome: 'failed',
      status: null,
    });
  });

  test('that answers without end is believed its status, and read no further', async () => {
    let written = 0;
    const receiver = await receive((response) => {
      response.writeHead(200);
      const write = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) written += 65_536;
      };
      response.on('drain', write);
      write();
    });
    expect(await deliver(receiver.origin)).toMatchObject({ outcome: 'delivered', status: 200 });
    expect(written).toBeLessThan(50 * 1024 * 1024);
  });

  test('whose answer trickles is believed its status when its time is over', async () => {
    const receiver = await receive((response) => {
      response.writeHead(200);
      response.write('.');
    });
    expect(await deliver(receiver.origin, { timeoutMs: 200 })).toMatchObject({
      outcome: 'delivered',
    });
  });

  test('that hangs up, or is not there, fails', async () => {
    const receiver = await receive((response) => void response.destroy());
    expect(await deliver(receiver.origin)).toMatchObject({ outcome: 'failed', status: null });
    await receiver.close();
    expect(await deliver(receiver.origin)).toMatchObject({
      outcome: 'failed',
      error: 'No answer: ECONNREFUSED',
    });
  });

  test('that speaks something else than HTTP fails', async () => {
    const receiver = await receive((response) => {
      response.socket?.end('SSH-2.0-OpenSSH_9.9\r\n');
    });
    expect(await deliver(receiver.origin)).toMatchObject({ outcome: 'failed', status: null });
  });

  test('that switches to another protocol fails', async () => {
    const receiver = await receive((response) => {
      response.socket?.end('HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
    });
    expect(await deliver(receiver.origin)).toMatchObject({
      outcome: 'failed',
      error: 'No answer: EPROTO',
    });
  });
});

describe('the address that was looked up', () => {
  test('is the one that is connected to, with the name as Host', async () => {
    const receiver = await receive();
    const result = await deliver(`http://hooks.invalid:${receiver.port}/in`, {
      resolve: async () => ['127.0.0.1'],
      allowedOrigins: ['http://hooks.invalid:*'],
    });
    expect(result).toMatchObject({ outcome: 'delivered' });
    expect(receiver.received[0]?.headers.host).toBe(`hooks.invalid:${receiver.port}`);
  });

  test('is connected to by TLS under the name, so that the certificate is that of the name', async () => {
    const names: string[] = [];
    const server = createTlsServer({
      SNICallback: (name, answer) => {
        names.push(name);
        answer(new Error('There is no certificate here.'));
      },
    });
    server.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const request = {
      url: new URL(`https://hooks.invalid:${port}/in`),
      address: '127.0.0.1',
      headers: {},
      body: '{}',
      signal: AbortSignal.timeout(5_000),
    };
    await expect(createNetwork().post(request)).rejects.toThrow();
    expect(names).toEqual(['hooks.invalid']);
    server.close();
  });

  test('is looked up once a try', async () => {
    const receiver = await receive();
    const lookups: string[] = [];
    await deliver(`http://hooks.invalid:${receiver.port}/in`, {
      resolve: async (hostname) => {
        lookups.push(hostname);
        return lookups.length === 1 ? ['127.0.0.1'] : ['192.0.2.1'];
      },
      allowedOrigins: ['http://hooks.invalid:*'],
    });
    expect(lookups).toEqual(['hooks.invalid']);
    expect(receiver.received).toHaveLength(1);
  });

  test.each(['127.0.0.1', '::ffff:127.0.0.1', '0.0.0.0'])(
    'is not connected to when it is %s',
    async (address) => {
      const receiver = await receive();
      const url = `https://hooks.invalid:${receiver.port}/in`;
      const result = await deliver(url, { resolve: async () => [address] });
      expect(result).toMatchObject({ outcome: 'failed', status: null });
      expect(receiver.connections).toBe(0);
    },
  );

  test('may have changed by the next try, which is checked by itself', async () => {
    const receiver = await receive();
    const url = `https://hooks.invalid:${receiver.port}/in`;
    const answers = [['203.0.113.7'], ['127.0.0.1'], ['93.184.216.34', '127.0.0.1']];
    const resolve = async () => answers.shift() ?? [];
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      expect(await deliver(url, { resolve })).toMatchObject({ outcome: 'failed', status: null });
    }
    expect(receiver.connections).toBe(0);
  });

  test.each([
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '0',
    'localhost',
    'LOCALHOST',
    'localhost.',
  ])('is not connected to when it is written %s', async (host) => {
    const receiver = await receive();
    for (const protocol of ['https', 'http']) {
      const result = await deliver(`${protocol}://${host}:${receiver.port}/`, {
        allowedOrigins: [],
      });
      expect(result).toMatchObject({ outcome: 'failed', status: null });
    }
    expect(receiver.connections).toBe(0);
  });
});
