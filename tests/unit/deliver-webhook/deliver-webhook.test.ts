import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { deliverWebhook } from '../../../src/deliver-webhook/deliver-webhook.ts';
import type {
  Network,
  OpenDelivery,
  PinnedRequest,
  Receipt,
} from '../../../src/deliver-webhook/delivery-store.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { toSecret } from '../../../src/webhooks/secret.ts';

const ENDPOINT = '6f1d0c2e-7a34-4b59-9f0e-2d8c1a5b4e03';
const SECRETS = [1, 2].map((byte) => toSecret(new Uint8Array(32).fill(byte)));
const anOpenDelivery = (fields: Partial<OpenDelivery> = {}): OpenDelivery => ({
  state: 'open',
  attempt: 3,
  url: 'https://hooks.example.com/in?token=private',
  secrets: SECRETS,
  payload: {
    type: 'episode.processing',
    timestamp: '2026-11-22T06:00:00.000Z',
    data: {
      episodeId: '0b5d8a44-7c6f-4f0e-9c0b-0d9b6f6c1a01',
      podcastId: '5a0f0b1e-2f0d-4c53-8a58-5b1b0a5c7f02',
      status: 'processing',
      previousStatus: 'content_collected',
      attempt: 1,
      title: 'Monday',
      audioUrl: null,
      durationMs: null,
      error: null,
      skipReason: null,
    },
  },
  ...fields,
});

const deliver = async (
  receipt: Receipt | Error,
  {
    delivery = anOpenDelivery() as OpenDelivery | { state: 'settled' | 'held' },
    resolve = (async () => ['93.184.216.34']) as Network['resolve'],
    timeoutMs = 15_000,
    allowedOrigins = [] as string[],
  } = {},
) => {
  const sent: PinnedRequest[] = [];
  const lines: string[] = [];
  const result = await deliverWebhook(
    {
      deliveries: { open: async () => delivery },
      network: {
        resolve,
        post: async (request) => {
          sent.push(request);
          if (receipt instanceof Error) throw receipt;
          return receipt;
        },
      },
      allowedOrigins,
      now: () => new Date(),
      timeoutMs,
    },
    { eventId: 7, endpointId: ENDPOINT, execution: 'any' },
    { logger: createLogger('debug', (line) => lines.push(line)) },
  );
  return { result, sent, lines };
};
const answering = (status: number, retryAfter?: string): Receipt => ({
  status,
  body: 'As you say.',
  retryAfter,
});

test('sends the message to the address that was looked up, signed with every active secret', async () => {
  const { sent } = await deliver(answering(204));
  expect(sent).toHaveLength(1);
  const { url, address, headers, body } = sent[0]!;
  expect([url.hostname, address]).toEqual(['hooks.example.com', '93.184.216.34']);
  expect(headers).toMatchObject({
    'webhook-id': `7-${ENDPOINT}`,
    'content-type': 'application/json',
  });
  for (const secret of SECRETS) {
    expect(new Webhook(secret).verify(body, { ...headers })).toEqual(anOpenDelivery().payload);
  }
});

test('sends the same id and body on every try', async () => {
  const [first, third] = await Promise.all(
    [1, 3].map((attempt) => deliver(answering(500), { delivery: anOpenDelivery({ attempt }) })),
  );
  expect(first?.sent[0]?.headers['webhook-id']).toBe(third?.sent[0]?.headers['webhook-id']);
  expect(first?.sent[0]?.body).toBe(third?.sent[0]?.body);
});

describe('an answer', () => {
  test.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [299, 'delivered'],
    [301, 'failed'],
    [302, 'failed'],
    [307, 'failed'],
    [400, 'failed'],
    [404, 'failed'],
    [410, 'gone'],
    [429, 'failed'],
    [500, 'failed'],
  ])('of %i is %s', async (status, outcome) => {
    const { result } = await deliver(answering(status));
    expect(result).toMatchObject({ outcome, attempt: 3, status, retryAfterSeconds: 0 });
    expect(result).toMatchObject({ body: 'As you say.', tookMs: expect.any(Number) });
  });

  test('that asks to wait is told so', async () => {
    const { result } = await deliver(answering(429, '120'));
    expect(result).toMatchObject({ outcome: 'failed', retryAfterSeconds: 120 });
  });
});

describe('no answer', () => {
  test('is a failed try, in words that give no address away', async () => {
    const error = Object.assign(new Error('connect ECONNREFUSED https://x/?token=private'), {
      code: 'ECONNREFUSED',
    });
    const { result, lines } = await deliver(error);
    expect(result).toEqual({
      outcome: 'failed',
      attempt: 3,
      status: null,
      error: 'No answer: ECONNREFUSED',
      body: null,
      tookMs: expect.any(Number),
      retryAfterSeconds: 0,
    });
    expect(lines.join()).not.toMatch(/private|whsec_/);
  });

  test('of the name service in time is one, too', async () => {
    const { result, sent } = await deliver(answering(200), {
      resolve: () => new Promise(() => {}),
      timeoutMs: 10,
    });
    expect(result).toMatchObject({ outcome: 'failed', error: 'No answer: TimeoutError' });
    expect(sent).toEqual([]);
  });
});

describe('a name that leads', () => {
  test.each([
    ['to loopback', ['127.0.0.1']],
    ['to a private address among public ones', ['93.184.216.34', '10.0.0.1']],
    ['to the metadata service', ['169.254.169.254']],
    ['to a unique-local address', ['fd00:ec2::254']],
    ['to mapped IPv4', ['::ffff:127.0.0.1']],
    ['nowhere', []],
  ])('%s is connected to by nobody', async (_, addresses) => {
    const { result, sent } = await deliver(answering(200), { resolve: async () => addresses });
    expect(sent).toEqual([]);
    expect(result).toMatchObject({ outcome: 'failed', status: null });
  });

  test('elsewhere on the second look-up is looked up once a try', async () => {
    const answers = [['93.184.216.34'], ['127.0.0.1']];
    const resolve = async () => answers.shift() ?? ['127.0.0.1'];
    const first = await deliver(answering(500), { resolve });
    expect(first.sent.map(({ address }) => address)).toEqual(['93.184.216.34']);
    const second = await deliver(answering(200), { resolve });
    expect(second.sent).toEqual([]);
  });

  test('to both families is reached by IPv4', async () => {
    const { sent } = await deliver(answering(200), {
      resolve: async () => ['2606:4700:4700::1111', '1.1.1.1'],
    });
    expect(sent[0]?.address).toBe('1.1.1.1');
  });
});

test('an address that was saved when it was still allowed is refused now', async () => {
  const delivery = anOpenDelivery({ url: 'http://127.0.0.1:4000/in' });
  expect((await deliver(answering(200), { delivery })).sent).toEqual([]);
  const allowedOrigins = ['http://127.0.0.1:*'];
  expect((await deliver(answering(200), { delivery, allowedOrigins })).sent).toHaveLength(1);
});

test.each(['settled', 'held'] as const)('sends nothing that is %s', async (state) => {
  const { result, sent } = await deliver(answering(200), { delivery: { state } });
  expect([result, sent]).toEqual([{ outcome: 'settled' }, []]);
});
