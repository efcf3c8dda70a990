import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
} from 'node:crypto';
import { igeDecrypt } from './ige.ts';
import { toTlBytes } from './tl-bytes.ts';

const MODULUS_BITS = 2048;
const TEMPORARY_KEY_BYTES = 32;
const PADDED_BYTES = 192;

const sha256 = (...parts: Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The server's RSA key: clients encrypt the first step of the key exchange for it. */
export class ServerKey {
  readonly #privateKey: KeyObject;
  /** What a client has to be given: SubjectPublicKeyInfo, PEM. */
  readonly publicKey: string;
  /** The lower 64 bits of the SHA-1 of modulus and exponent, as they go over the wire. */
  readonly fingerprint: Buffer;

  /** @param pem PKCS #8 of a 2048-bit key; a fresh one unless given */
  constructor(pem?: string) {
    this.#privateKey = pem
      ? createPrivateKey(pem)
      : generateKeyPairSync('rsa', { modulusLength: MODULUS_BITS }).privateKey;
    const publicKey = createPublicKey(this.#privateKey);
    this.publicKey = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
    const fields = [n, e].map((field) => toTlBytes(Buffer.from(field, 'base64url')));
    this.fingerprint = createHash('sha1').update(Buffer.concat(fields)).digest().subarray(12, 20);
  }

  /** Undoes RSA_PAD (core.telegram.org/mtproto/auth_key); undefined for what was encrypted otherwise. */
  decrypt(encrypted: Buffer): Buffer | undefined {
    const key = { key: this.#privateKey, padding: constants.RSA_NO_PADDING };
    const plain = privateDecrypt(key, encrypted);
    const [masked, body] = [
      plain.subarray(0, TEMPORARY_KEY_BYTES),
      plain.subarray(TEMPORARY_KEY_BYTES),
    ];
    const mask = sha256(body);
    const temporaryKey = Buffer.from(masked.map((byte, index) => byte ^ (mask[index] ?? 0)));
    const data = igeDecrypt(body, temporaryKey, Buffer.alloc(32));
    const padded = Buffer.from(data.subarray(0, PADDED_BYTES)).reverse();
    return sha256(temporaryKey, padded).equals(data.subarray(PADDED_BYTES)) ? padded : undefined;
  }
}
