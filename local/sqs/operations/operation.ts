import { z } from 'zod';
import type { Queues } from '../queues.ts';
import { invalidValue, notImplemented, SqsError } from '../sqs-error.ts';

/** An operation of the service: what its request may have, and what it does. Throws SqsError. */
export interface Operation {
  run(queues: Queues, members: unknown, signal: AbortSignal): unknown;
}

const refusalOf = (error: z.ZodError): SqsError => {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') {
    return notImplemented(`${issue.keys.join(', ')} ${path && `of ${path} `}in a request`);
  }
  if (issue?.code === 'invalid_type' && issue.message.includes('undefined')) {
    return new SqsError(
      'MissingRequiredParameterException',
      `The request must contain the parameter ${path}.`,
    );
  }
  return invalidValue(`Value for parameter ${path} is invalid. Reason: ${issue?.message}.`);
};

/** An operation whose members have this shape. Members that it doesn't know are refused by name, never ignored. */
export const operation = <S extends z.ZodType>(
  schema: S,
  run: (queues: Queues, members: z.infer<S>, signal: AbortSignal) => unknown,
): Operation => ({
  run(queues, members, signal) {
    const parsed = schema.safeParse(members);
    if (!parsed.success) throw refusalOf(parsed.error);
    return run(queues, parsed.data, signal);
  },
});

/** The members of a request about one queue. */
export const QueueMember = { QueueUrl: z.string() };
