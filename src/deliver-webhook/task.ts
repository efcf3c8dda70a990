import { z } from 'zod';

/** What DeliverWebhook is given: ids alone. The address, the secrets and the message are looked up. */
export const DeliverWebhookInputSchema = z.strictObject({
  eventId: z.number().int().positive(),
  endpointId: z.uuid(),
  /** The name of the execution. */
  execution: z.string().min(1),
});
export type DeliverWebhookInput = z.infer<typeof DeliverWebhookInputSchema>;

/** What DeliverWebhook answers. */
export const DeliverWebhookOutputSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    /** `gone`: the receiver wants no more (410). */
    outcome: z.enum(['delivered', 'gone', 'failed']),
    /** Which try this was, from 1. */
    attempt: z.number().int().positive(),
    /** The HTTP status; null when there was no answer. */
    status: z.number().int().nullable(),
    /** Why it failed, in a few words. */
    error: z.string().nullable(),
    /** The beginning of its answer, of at most a kilobyte; null when there was none. */
    body: z.string().nullable(),
    tookMs: z.number().int().nonnegative(),
    /** What the receiver asked for; 0 when it asked for nothing. */
    retryAfterSeconds: z.number().int().nonnegative(),
  }),
  /** Nothing was sent: it is delivered or given up already, or another execution has it. */
  z.strictObject({ outcome: z.literal('settled') }),
]);
export type DeliverWebhookOutput = z.infer<typeof DeliverWebhookOutputSchema>;
