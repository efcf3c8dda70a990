import { AuthKeyCipher } from './auth-key.ts';
import { KeyExchange } from './key-exchange.ts';
import type { ServerKey } from './server-key.ts';

const KEY_ID_BYTES = 8;

/** The authorisation keys that a server knows, and the exchange by which clients get others. */
export class KeyRing {
  readonly #ciphers = new Map<string, AuthKeyCipher>();
  readonly #serverKey: ServerKey | undefined;

  /** Without a key of the server's, no client gets a key of its own. */
  constructor(serverKey: ServerKey | undefined) {
    this.#serverKey = serverKey;
  }

  /** The id of the added key, hexadecimal. */
  add(key: Buffer): string {
    const cipher = new AuthKeyCipher(key);
    const id = cipher.id.toString('hex');
    this.#ciphers.set(id, cipher);
    return id;
  }

  /** The key that a packet was encrypted with, by its first eight bytes. */
  keyOf(packet: Buffer): AuthKeyCipher | undefined {
    return this.#ciphers.get(packet.subarray(0, KEY_ID_BYTES).toString('hex'));
  }

  /** Undefined where clients can't get keys. */
  startExchange(): KeyExchange | undefined {
    return this.#serverKey && new KeyExchange(this.#serverKey, (key) => this.add(key));
  }
}
