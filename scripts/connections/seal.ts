import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';

/** A text that only who has the key can read: AES-256-GCM, under a key that scrypt makes of a passphrase. */
export const SealedSchema = z.object({
  salt: z.base64(),
  iv: z.base64(),
  tag: z.base64(),
  data: z.base64(),
});
export type Sealed = z.infer<typeof SealedSchema>;

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;

export const seal = (text: string, passphrase: string): Sealed => {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, scryptSync(passphrase, salt, KEY_BYTES), iv);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const [saltText, ivText, tag] = [salt, iv, cipher.getAuthTag()].map((each) =>
    each.toString('base64'),
  ) as [string, string, string];
  return { salt: saltText, iv: ivText, tag, data: data.toString('base64') };
};

/** @throws Error when the passphrase is another, or the text was changed */
export const unseal = (sealed: Sealed, passphrase: string): string => {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const key = scryptSync(passphrase, bytes(sealed.salt), KEY_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, bytes(sealed.iv));
  decipher.setAuthTag(bytes(sealed.tag));
  return Buffer.concat([decipher.update(bytes(sealed.data)), decipher.final()]).toString('utf8');
};
