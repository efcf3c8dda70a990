import { randomBytes } from 'node:crypto';

/** What the parts of a stack know each other by. The database keeps its own. */
export interface StackSecrets {
  /** What callers of the API send as `x-api-key`. */
  readonly internalApiKey: string;
  readonly s3SecretAccessKey: string;
  /** 256 bytes, base64: the session that the functions have with the local Telegram. */
  readonly telegramAuthKey: string;
}

/** Secrets that no other stack has. */
export const createSecrets = (): StackSecrets => ({
  internalApiKey: randomBytes(24).toString('base64url'),
  s3SecretAccessKey: randomBytes(20).toString('hex'),
  telegramAuthKey: randomBytes(256).toString('base64'),
});
