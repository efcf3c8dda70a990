import { z } from 'zod';
import { storable } from './text.ts';

/** An address of the web: http or https, without white space. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address', abort: true })
  .max(2000)
  .regex(/^https?:\/\/\S+$/, 'must be an http(s) address')
  .refine(...storable);
