import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AuthError } from './auth-error.ts';

const KEY_BYTES = 32;
/** OWASP's password storage cheat sheet: scrypt with N = 2^15, r = 8, p = 3 (32 MB a try). */
const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const MIN_CHARACTERS = 6;
/** GoTrue's limit, which comes from bcrypt. */
const MAX_BYTES = 72;

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** A hash with a salt of its own: `scrypt$<salt>$<key>`, both base64url. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFKC'), salt, KEY_BYTES, COST);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
};

// What a try on an unknown address is compared with, so that it takes as long as any other.
const NO_PASSWORD = hashPassword(randomBytes(32).toString('base64url'));

/** Whether this is the password of the hash; without a hash it isn't, after the same time. */
export const isPassword = async (password: string, hash: string | undefined): Promise<boolean> => {
  const [, salt = '', key = ''] = (hash ?? (await NO_PASSWORD)).split('$');
  const given = await derive(
    password.normalize('NFKC'),
    Buffer.from(salt, 'base64url'),
    KEY_BYTES,
    COST,
  );
  return timingSafeEqual(given, Buffer.from(key, 'base64url')) && hash !== undefined;
};

/** @throws AuthError for a password that a hosted project would not take either */
export const checkNewPassword = (password: string): void => {
  if ([...password].length < MIN_CHARACTERS) {
    const message = `Password should be at least ${MIN_CHARACTERS} characters.`;
    throw new AuthError(422, 'weak_password', message);
  }
  if (Buffer.byteLength(password) > MAX_BYTES) {
    const message = `Password cannot be longer than ${MAX_BYTES} characters`;
    throw new AuthError(400, 'validation_failed', message);
  }
};
