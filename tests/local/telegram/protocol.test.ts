import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AuthKeyCipher } from '../../../local/telegram/protocol/auth-key.ts';
import {
  FullTransport,
  NotFullTransport,
} from '../../../local/telegram/protocol/full-transport.ts';
import { igeDecrypt, igeEncrypt } from '../../../local/telegram/protocol/ige.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('AES-256-IGE', () => {
  it('turns back what it made', () => {
    const [data, key, iv] = [randomBytes(160), randomBytes(32), randomBytes(32)];
    const encrypted = igeEncrypt(data, key, iv);
    expect(encrypted.equals(data)).toBe(false);
    expect(igeDecrypt(encrypted, key, iv).equals(data)).toBe(true);
  });

  it('carries a change into every later block', () => {
    const [data, key, iv] = [Buffer.alloc(64), randomBytes(32), randomBytes(32)];
    const before = igeEncrypt(data, key, iv);
    data[0] = 1;
    const after = igeEncrypt(data, key, iv);
    for (let at = 0; at < 64; at += 16) {
      expect(after.subarray(at, at + 16).equals(before.subarray(at, at + 16))).toBe(false);
    }
  });
});

describe('AuthKeyCipher', () => {
  it('does not accept a packet of another key or a damaged one', () => {
    const cipher = new AuthKeyCipher(randomBytes(256));
    const packet = cipher.encrypt(randomBytes(32));
    // What the server encrypts, no server accepts: the directions have different keys.
    expect(cipher.decrypt(packet)).toBeUndefined();
    expect(new AuthKeyCipher(randomBytes(256)).decrypt(packet)).toBeUndefined();
    expect(cipher.decrypt(packet.subarray(0, 30))).toBeUndefined();
  });

  it('knows a key by the lower half of its SHA-1', () => {
    expect(new AuthKeyCipher(Buffer.alloc(256)).id).toEqual(hex('b1080bfd570d9b91'));
  });
});

describe('FullTransport', () => {
  it('finds frames however the bytes arrive', () => {
    const sender = new FullTransport();
    const payloads = [randomBytes(8), randomBytes(1_000), randomBytes(4)];
    const bytes = Buffer.concat(payloads.map((payload) => sender.frame(payload)));
    const receiver = new FullTransport();
    const received = [...bytes].flatMap((byte) => receiver.push(Buffer.from([byte])));
    expect(received).toEqual(payloads);
  });

  it('refuses other transports and damaged frames', () => {
    expect(() => new FullTransport().push(hex('efefefef00'))).toThrow(NotFullTransport);
    const frame = new FullTransport().frame(randomBytes(8));
    frame[9] = (frame[9] ?? 0) ^ 1;
    expect(() => new FullTransport().push(frame)).toThrow('checksum');
  });
});
