import { describe, expect, it } from 'vitest';
import { signRequest, verifySignature } from '../../../local/sigv4/index.ts';

const NOW = Date.parse('2026-11-30T23:59:59Z');
const credentials = (secretAccessKey: string) => ({
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey,
  region: 'eu-central-1',
});
const url = new URL('http://127.0.0.1:9000/a');

const verify = (service: string, signedWith: string, verifiedWith: string, now = NOW) => {
  const unsigned = { method: 'POST', url, body: '{}', service };
  const headers: Record<string, string> = signRequest(unsigned, credentials(signedWith), now);
  const request = {
    method: 'POST',
    rawPath: url.pathname,
    query: new Map<string, string>(),
    header: (name: string) => headers[name],
  };
  return verifySignature(request, credentials(verifiedWith), now, Buffer.from('{}'));
};

describe('a signed request', () => {
  it('is verified for any service and day, however many came before', () => {
    const services = Array.from({ length: 100 }, (_, n) => `service${n}`);
    const keys = services.flatMap((service) =>
      [NOW, NOW + 1000].map((now) => verify(service, 'secret', 'secret', now).signingKey),
    );
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(200);
    expect(verify('service0', 'secret', 'secret').signingKey).toEqual(keys[0]);
  });

  it('is refused with another secret, also for a service whose requests were verified', () => {
    verify('lambda', 'secret', 'secret');
    expect(() => verify('lambda', 'other', 'secret')).toThrow('does not match');
    expect(() => verify('lambda', 'secret', 'other')).toThrow('does not match');
  });
});
