import { StepcastError } from '../../errors/stepcast-error.ts';

/** Thrown when Secrets Manager can't be reached, is busy or failed itself, so that the same call may succeed later. */
export class SecretsUnavailable extends StepcastError {
  override readonly name = 'SecretsUnavailable';
  readonly retryable = true;

  constructor(secret: string, reason: string, cause?: unknown) {
    super(`Secrets Manager could not give the secret ${secret} just now: ${reason}`, { cause });
  }
}

/** Thrown when Secrets Manager refuses a secret, or when it holds something else than settings; what it holds is never quoted. */
export class SecretRefused extends StepcastError {
  override readonly name = 'SecretRefused';
  readonly retryable = false;

  constructor(secret: string, reason: string, remedy: string) {
    super(`The secret ${secret} can't be used: ${reason}. ${remedy}`);
  }
}
