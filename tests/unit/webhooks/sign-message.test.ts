import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { SECRET_BYTES, toSecret } from '../../../src/webhooks/secret.ts';
import { signMessage } from '../../../src/webhooks/sign-message.ts';

const secretOf = (byte: number) => toSecret(new Uint8Array(SECRET_BYTES).fill(byte));

// The test vector of the specification's libraries (github.com/standard-webhooks/standard-webhooks).
test('signs the vector of the Standard Webhooks specification as it wants', () => {
  const headers = signMessage(
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    new Date(1_614_265_330_000),
    '{"test": 2432232314}',
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

describe('a message that is signed with two secrets', () => {
  const body = '{"type":"episode.completed"}';
  const sign = () => signMessage('7-endpoint', new Date(), body, [secretOf(1), secretOf(2)]);

  test.each([1, 2])('is verified by who knows secret %i', (byte) => {
    expect(new Webhook(secretOf(byte)).verify(body, { ...sign() })).toEqual(JSON.parse(body));
  });

  test('is verified by nobody else', () => {
    expect(() => new Webhook(secretOf(3)).verify(body, { ...sign() })).toThrow();
    expect(() => new Webhook(secretOf(1)).verify(`${body} `, { ...sign() })).toThrow();
  });

  test('has one signature a secret, the one in use first', () => {
    const [first, second] = sign()['webhook-signature'].split(' ');
    const alone = signMessage('7-endpoint', new Date(), body, [secretOf(1)]);
    expect(first).toBe(alone['webhook-signature']);
    expect(second).toMatch(/^v1,/);
  });
});

test('a secret is written as the specification wants', () => {
  expect(secretOf(255)).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
});
