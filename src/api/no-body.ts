import { z } from 'zod';

/** The body of a request that says all by its address: none, or an empty object. */
export const NoBodySchema = z.strictObject({});
