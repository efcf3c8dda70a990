import { z } from 'zod';
import { ORIGIN } from './origin.ts';

/**
 * Origins that may be connected to although they are not public or not https, with commas between; a
 * port can be `*`. For example `http://127.0.0.1:*,http://hooks.internal`.
 */
export const AllowedOriginsSchema = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
  )
  .pipe(
    z.array(
      z.string().regex(ORIGIN, 'must be origins such as http://127.0.0.1:*, with commas between'),
    ),
  );
export type AllowedOrigins = z.infer<typeof AllowedOriginsSchema>;

/** Whether an address belongs to one of the origins. */
export const isAllowedOrigin = ({ protocol, hostname, origin }: URL, allowed: AllowedOrigins) =>
  allowed.includes(origin) || allowed.includes(`${protocol}//${hostname}:*`);
