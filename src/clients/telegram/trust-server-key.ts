import { createHash, createPublicKey } from 'node:crypto';
import { helpers } from 'telegram';
import { _serverKeys } from 'telegram/crypto/RSA.js';
import { serializeBytes } from 'telegram/tl/index.js';
import { StepcastError } from '../../errors/stepcast-error.ts';

/** Thrown when the key of another server isn't one that sessions can be made with. */
export class InvalidServerKey extends StepcastError {
  override readonly name = 'InvalidServerKey';
  readonly retryable = false;

  constructor(options?: ErrorOptions) {
    super(
      'TELEGRAM_SERVER_KEY is no RSA public key in PEM. Unset it for Telegram itself.',
      options,
    );
  }
}

/**
 * Has GramJS make sessions with a server that isn't Telegram's own, whose RSA key this is (PEM, or its
 * base64 alone), for the rest of the process. Telegram's own keys stay.
 * @throws InvalidServerKey
 */
export const trustServerKey = (pem: string): void => {
  let parts: Buffer[];
  try {
    // A key that was pasted into one line has lost its line ends.
    const key = Buffer.from(pem.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64');
    const { n, e } = createPublicKey({ key, format: 'der', type: 'spki' }).export({
      format: 'jwk',
    });
    if (n === undefined || e === undefined) throw new TypeError('The key is not of RSA.');
    parts = [n, e].map((part) => Buffer.from(part, 'base64url'));
  } catch (cause) {
    throw new InvalidServerKey({ cause });
  }
  const [n, e] = parts.map((part) => BigInt(`0x${part.toString('hex')}`)) as [bigint, bigint];
  const hash = createHash('sha1').update(Buffer.concat(parts.map((part) => serializeBytes(part))));
  const fingerprint = hash.digest().readBigInt64LE(12);
  _serverKeys.set(String(fingerprint), { n: helpers.returnBigInt(String(n)), e: Number(e) });
};
