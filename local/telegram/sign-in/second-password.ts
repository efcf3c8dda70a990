import { createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { DH_GENERATOR, DH_PRIME } from '../protocol/dh-group.ts';

const ITERATIONS = 100_000;
const NUMBER_BYTES = 256;

const sha256 = (...parts: Buffer[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();
const salted = (data: Buffer, salt: Buffer): Buffer => sha256(salt, data, salt);
const toNumber = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);
const padded = (value: bigint): Buffer =>
  Buffer.from(value.toString(16).padStart(NUMBER_BYTES * 2, '0'), 'hex');
const xor = (one: Buffer, other: Buffer): Buffer =>
  Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)));

const PRIME = toNumber(DH_PRIME);
const GENERATOR = BigInt(DH_GENERATOR);

const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  let square = base % PRIME;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
};

/** What the server sends before a second password can be proved. */
export interface Challenge {
  readonly id: bigint;
  /** The server's public value, 256 bytes. */
  readonly b: Buffer;
}

/** The server's half of SRP for an account's second password (core.telegram.org/api/srp). It holds the verifier alone. */
export class SecondPassword {
  readonly salts = [randomBytes(40), randomBytes(16)] as const;
  readonly #verifier: bigint;
  #open: { readonly challenge: Challenge; readonly secret: bigint } | undefined;

  constructor(password: string) {
    const [salt1, salt2] = this.salts;
    const once = salted(salted(Buffer.from(password, 'utf8'), salt1), salt2);
    const slow = pbkdf2Sync(once, salt1, ITERATIONS, 64, 'sha512');
    this.#verifier = power(GENERATOR, toNumber(salted(slow, salt2)));
  }

  /** A fresh challenge; an earlier one no longer counts. */
  challenge(): Challenge {
    const secret = toNumber(randomBytes(NUMBER_BYTES));
    const k = toNumber(sha256(DH_PRIME, padded(GENERATOR)));
    const value = (k * this.#verifier + power(GENERATOR, secret)) % PRIME;
    const challenge = { id: randomBytes(8).readBigInt64LE(), b: padded(value) };
    this.#open = { challenge, secret };
    return challenge;
  }

  /** Whether the proof is of this password; undefined where it answers no open challenge. A challenge counts once. */
  check(id: bigint, a: Buffer, proof: Buffer): boolean | undefined {
    const open = this.#open;
    if (open?.challenge.id !== id) return undefined;
    this.#open = undefined;
    const theirs = toNumber(a);
    if (theirs % PRIME === 0n) return false;
    const u = toNumber(sha256(padded(theirs), open.challenge.b));
    const shared = power(theirs * power(this.#verifier, u), open.secret);
    const [salt1, salt2] = this.salts;
    const expected = sha256(
      xor(sha256(DH_PRIME), sha256(padded(GENERATOR))),
      sha256(salt1),
      sha256(salt2),
      padded(theirs),
      open.challenge.b,
      sha256(padded(shared)),
    );
    return expected.equals(proof);
  }
}
