import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PortUnavailable } from '../../../local/listen/index.ts';
import {
  type LocalTelegram,
  SECOND_SAMPLE_EXPORT,
  startTelegram,
} from '../../../local/telegram/index.ts';

let telegram: LocalTelegram;
beforeAll(async () => {
  telegram = await startTelegram({ exports: [SECOND_SAMPLE_EXPORT], control: true });
});
afterAll(() => telegram.close());

const control = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${telegram.controlUrl}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
};

describe('the control server', () => {
  it('causes and ends faults', async () => {
    await control('POST', '/faults', { method: 'messages.getHistory', answer: 'FLOOD_WAIT_3' });
    expect(telegram.faults.take('messages.getHistory')?.answer).toBe('FLOOD_WAIT_3');
    await control('POST', '/faults', { method: '*', drop: true, times: 'always' });
    await control('DELETE', '/faults');
    expect(telegram.faults.take('messages.getHistory')).toBeUndefined();
  });

  it('tells calls and how the session is used', async () => {
    expect(await control('GET', '/calls')).toEqual({ status: 200, body: {} });
    await control('PUT', '/session', { revokeOnDuplicate: true });
    expect(telegram.guard.revokeOnDuplicate).toBe(true);
    expect((await control('GET', '/session')).body).toEqual({ revoked: false, peak: 0 });
  });

  it('refuses what it does not know', async () => {
    expect((await control('POST', '/faults', { methd: 'x' })).status).toBe(400);
    expect((await control('GET', '/nothing')).status).toBe(501);
  });
});

describe('startTelegram', () => {
  it('names a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const starting = startTelegram({ exports: [SECOND_SAMPLE_EXPORT], proxyPort: port });
    await expect(starting).rejects.toThrow(PortUnavailable);
    await expect(starting).rejects.toThrow(`Telegram's proxy can't listen on port ${port}`);
    taken.close();
  });

  it('gives the same session for the same key, and a new one otherwise', async () => {
    const authKey = Buffer.alloc(256, 7);
    const [one, two, other] = await Promise.all([
      startTelegram({ exports: [SECOND_SAMPLE_EXPORT], authKey }),
      startTelegram({ exports: [SECOND_SAMPLE_EXPORT], authKey }),
      startTelegram({ exports: [SECOND_SAMPLE_EXPORT] }),
    ]);
    expect(one.session).toBe(two.session);
    expect(other.session).not.toBe(one.session);
    await Promise.all([one.close(), two.close(), other.close()]);
  });
});
