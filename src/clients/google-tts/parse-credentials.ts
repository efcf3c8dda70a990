import { z } from 'zod';
import { StepcastError } from '../../errors/stepcast-error.ts';

const CredentialsSchema = z.object({
  client_email: z.string().min(1),
  private_key: z.string().min(1),
});

/** Thrown when GOOGLE_CREDENTIALS_JSON is not the key file of a service account. Its content is never quoted. */
export class InvalidGoogleCredentials extends StepcastError {
  override readonly name = 'InvalidGoogleCredentials';
  readonly retryable = false;
}

/**
 * Reads the fields that sign requests from a service account's key file.
 * @throws InvalidGoogleCredentials
 */
export const parseCredentials = (json: string): z.infer<typeof CredentialsSchema> => {
  const read = (): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      return undefined;
    }
  };
  const parsed = CredentialsSchema.safeParse(read());
  if (parsed.success) return parsed.data;
  throw new InvalidGoogleCredentials(
    'GOOGLE_CREDENTIALS_JSON is not a service account key file with client_email and private_key. Set it to the JSON text of a key made in the Google Cloud console.',
  );
};
