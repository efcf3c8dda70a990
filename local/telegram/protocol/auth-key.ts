import { createHash, randomBytes } from 'node:crypto';
import { igeDecrypt, igeEncrypt } from './ige.ts';

const sha256 = (...parts: Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Where in the key the two directions take their bytes from. */
const FROM_CLIENT = 0;
const FROM_SERVER = 8;
const HEADER_BYTES = 24;

/** The cipher of one authorisation key (256 bytes), as MTProto 2.0 defines it (core.telegram.org/mtproto/description). */
export class AuthKeyCipher {
  readonly #key: Buffer;
  /** The lower 64 bits of the key's SHA-1: the first eight bytes of every encrypted packet. */
  readonly id: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
    this.id = createHash('sha1').update(key).digest().subarray(12, 20);
  }

  /** Encrypts a packet for the client, padding included. */
  encrypt(plain: Buffer): Buffer {
    const padding = 12 + ((16 - ((plain.length + 12) % 16)) % 16);
    const data = Buffer.concat([plain, randomBytes(padding)]);
    const messageKey = this.#messageKey(data, FROM_SERVER);
    const { key, iv } = this.#derive(messageKey, FROM_SERVER);
    return Buffer.concat([this.id, messageKey, igeEncrypt(data, key, iv)]);
  }

  /** The plain packet of a client, padding included; undefined when it was encrypted with another key or damaged. */
  decrypt(packet: Buffer): Buffer | undefined {
    const body = packet.subarray(HEADER_BYTES);
    if (!packet.subarray(0, 8).equals(this.id) || body.length % 16 !== 0) return undefined;
    const messageKey = packet.subarray(8, HEADER_BYTES);
    const { key, iv } = this.#derive(messageKey, FROM_CLIENT);
    const data = igeDecrypt(body, key, iv);
    return this.#messageKey(data, FROM_CLIENT).equals(messageKey) ? data : undefined;
  }

  #messageKey(data: Buffer, direction: number): Buffer {
    return sha256(this.#key.subarray(88 + direction, 120 + direction), data).subarray(8, 24);
  }

  #derive(messageKey: Buffer, direction: number): { key: Buffer; iv: Buffer } {
    const a = sha256(messageKey, this.#key.subarray(direction, direction + 36));
    const b = sha256(this.#key.subarray(40 + direction, 76 + direction), messageKey);
    return {
      key: Buffer.concat([a.subarray(0, 8), b.subarray(8, 24), a.subarray(24, 32)]),
      iv: Buffer.concat([b.subarray(0, 8), a.subarray(8, 24), b.subarray(24, 32)]),
    };
  }
}
