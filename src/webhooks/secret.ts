const PREFIX = 'whsec_';

/** How many random bytes a secret has; the Standard Webhooks specification wants 24 to 64. */
export const SECRET_BYTES = 32;

/** A signing secret as the Standard Webhooks specification writes it: `whsec_` and base64. */
export const toSecret = (random: Uint8Array): string =>
  `${PREFIX}${Buffer.from(random).toString('base64')}`;
