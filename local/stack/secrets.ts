import { randomBytes } from 'node:crypto';

/** What the parts of a stack know each other by. The database keeps its own. */
export interface StackSecrets {
  /** What callers of the API send as `x-api-key`. */
  readonly internalApiKey: string;
  /** Of the stack's own AWS services: S3, Step Functions, SQS and Lambda. */
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

/** The keys with which requests to the stack's AWS services are signed. */
export const awsKeysOf = ({ s3SecretAccessKey }: StackSecrets) => ({
  accessKeyId: 'stepcast',
  secretAccessKey: s3SecretAccessKey,
});
