import { createDiffieHellman, createHash, generatePrimeSync, randomBytes } from 'node:crypto';
import { DH_GENERATOR, DH_PRIME } from './dh-group.ts';
import { igeDecrypt, igeEncrypt } from './ige.ts';
import type { ServerKey } from './server-key.ts';
import { TlReader, toTlBytes } from './tl-bytes.ts';

/** Constructor numbers of the exchange's messages (core.telegram.org/mtproto/auth_key). */
const MESSAGE = {
  reqPqMulti: 0xbe7e8ef1,
  resPq: 0x05162463,
  vector: 0x1cb5c415,
  pqInnerData: 0x83c95aec,
  pqInnerDataDc: 0xa9f55f95,
  reqDhParams: 0xd712e4be,
  serverDhParamsOk: 0xd0e8075c,
  serverDhInnerData: 0xb5890dba,
  setClientDhParams: 0xf5045f1f,
  clientDhInnerData: 0x6643b654,
  dhGenOk: 0x3bcbf734,
} as const;

const AUTH_KEY_BYTES = 256;
/** Public values closer than this to 1 or to the prime would give the secret away. */
const MARGIN = 2n ** BigInt(2048 - 64);

/** Thrown when a client doesn't follow the exchange; the connection is then closed. */
export class KeyExchangeFailed extends Error {
  override readonly name = 'KeyExchangeFailed';
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const sha1 = (...parts: Buffer[]): Buffer =>
  createHash('sha1').update(Buffer.concat(parts)).digest();
const toNumber = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex') || '0'}`);

/** Two primes whose product is below 2^63, as small as Telegram's, so that clients find them quickly. */
const smallPrimes = (): [bigint, bigint] => {
  const prime = () => generatePrimeSync(30, { bigint: true });
  const [one, other] = [prime(), prime()];
  if (one === other) return smallPrimes();
  return one < other ? [one, other] : [other, one];
};

const shortest = (value: bigint): Buffer => {
  const text = value.toString(16);
  return Buffer.from(text.length % 2 ? `0${text}` : text, 'hex');
};

/** The server's side of one client's key exchange, step by step. */
export class KeyExchange {
  readonly #serverKey: ServerKey;
  readonly #onKey: (key: Buffer) => void;
  readonly #serverNonce = randomBytes(16);
  readonly #primes = smallPrimes();
  readonly #group = createDiffieHellman(DH_PRIME, DH_GENERATOR);
  #nonce: Buffer = Buffer.alloc(0);
  #newNonce: Buffer | undefined;

  /** `onKey` is given the key of 256 bytes that the client has from now on. */
  constructor(serverKey: ServerKey, onKey: (key: Buffer) => void) {
    this.#serverKey = serverKey;
    this.#onKey = onKey;
  }

  /** Answers an unencrypted message. @throws KeyExchangeFailed */
  answer(message: Buffer): Buffer {
    const read = new TlReader(message);
    const kind = read.uint32();
    const nonce = read.raw(16);
    if (kind === MESSAGE.reqPqMulti) {
      this.#nonce = nonce;
      return this.#offerPrimes();
    }
    if (!nonce.equals(this.#nonce) || !read.raw(16).equals(this.#serverNonce)) {
      throw new KeyExchangeFailed('The nonces are of another exchange.');
    }
    if (kind === MESSAGE.reqDhParams) return this.#offerGroup(read);
    if (kind === MESSAGE.setClientDhParams) return this.#finish(read.bytes());
    throw new KeyExchangeFailed(`0x${kind.toString(16)} is no step of the exchange.`);
  }

  #message(kind: number, ...fields: Buffer[]): Buffer {
    return Buffer.concat([uint32(kind), this.#nonce, this.#serverNonce, ...fields]);
  }

  #offerPrimes(): Buffer {
    const [p, q] = this.#primes;
    const fingerprints = [uint32(MESSAGE.vector), uint32(1), this.#serverKey.fingerprint];
    return this.#message(MESSAGE.resPq, toTlBytes(shortest(p * q)), ...fingerprints);
  }

  #offerGroup(read: TlReader): Buffer {
    const found = [toNumber(read.bytes()), toNumber(read.bytes())];
    if (found[0] !== this.#primes[0] || found[1] !== this.#primes[1]) {
      throw new KeyExchangeFailed('The number was factorised wrongly.');
    }
    if (!read.raw(8).equals(this.#serverKey.fingerprint)) {
      throw new KeyExchangeFailed('The client has another server’s key.');
    }
    const inner = this.#serverKey.decrypt(read.bytes());
    if (!inner) throw new KeyExchangeFailed('What was encrypted for the server can’t be read.');
    this.#newNonce = this.#readNewNonce(inner);
    const answer = this.#message(
      MESSAGE.serverDhInnerData,
      uint32(DH_GENERATOR),
      toTlBytes(DH_PRIME),
      toTlBytes(this.#group.generateKeys()),
      uint32(Math.floor(Date.now() / 1000)),
    );
    const hashed = Buffer.concat([sha1(answer), answer]);
    const padding = randomBytes((16 - (hashed.length % 16)) % 16);
    const { key, iv } = this.#temporary(this.#newNonce);
    const encrypted = igeEncrypt(Buffer.concat([hashed, padding]), key, iv);
    return this.#message(MESSAGE.serverDhParamsOk, toTlBytes(encrypted));
  }

  #readNewNonce(inner: Buffer): Buffer {
    const read = new TlReader(inner);
    const kind = read.uint32();
    const [pq, p, q] = [read.bytes(), read.bytes(), read.bytes()].map(toNumber);
    const isSame =
      (kind === MESSAGE.pqInnerData || kind === MESSAGE.pqInnerDataDc) &&
      pq === this.#primes[0] * this.#primes[1] &&
      p === this.#primes[0] &&
      q === this.#primes[1] &&
      read.raw(16).equals(this.#nonce) &&
      read.raw(16).equals(this.#serverNonce);
    if (!isSame) throw new KeyExchangeFailed('The encrypted part is of another exchange.');
    return read.raw(32);
  }

  #temporary(newNonce: Buffer): { key: Buffer; iv: Buffer } {
    const middle = sha1(this.#serverNonce, newNonce);
    return {
      key: Buffer.concat([sha1(newNonce, this.#serverNonce), middle.subarray(0, 12)]),
      iv: Buffer.concat([
        middle.subarray(12, 20),
        sha1(newNonce, newNonce),
        newNonce.subarray(0, 4),
      ]),
    };
  }

  #finish(encrypted: Buffer): Buffer {
    const newNonce = this.#newNonce;
    if (!newNonce)
      throw new KeyExchangeFailed('The exchange’s second step comes before its third.');
    const { key, iv } = this.#temporary(newNonce);
    const plain = igeDecrypt(encrypted, key, iv);
    const read = new TlReader(plain.subarray(20));
    const kind = read.uint32();
    const isSame = read.raw(16).equals(this.#nonce) && read.raw(16).equals(this.#serverNonce);
    read.raw(8);
    const theirs = read.bytes();
    const isWhole = sha1(plain.subarray(20, 20 + read.position)).equals(plain.subarray(0, 20));
    const value = toNumber(theirs);
    const isSafe = value > MARGIN && value < toNumber(DH_PRIME) - MARGIN;
    if (kind !== MESSAGE.clientDhInnerData || !isSame || !isWhole || !isSafe) {
      throw new KeyExchangeFailed('The client’s half of the key can’t be used.');
    }
    const secret = this.#group.computeSecret(theirs);
    const authKey = Buffer.concat([Buffer.alloc(AUTH_KEY_BYTES - secret.length), secret]);
    this.#onKey(authKey);
    const proof = sha1(newNonce, Buffer.from([1]), sha1(authKey).subarray(0, 8)).subarray(4, 20);
    return this.#message(MESSAGE.dhGenOk, proof);
  }
}
