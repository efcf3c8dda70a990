import { z } from 'zod';
import { traceCall } from '../../runtime/tracing/trace.ts';

/** What an answer of an AWS SDK, or an error of one, says of how the call went. */
const AnsweredSchema = z.object({
  $metadata: z.object({
    httpStatusCode: z.number().optional(),
    requestId: z.string().optional(),
    attempts: z.number().optional(),
  }),
});

const outcomeOf = (answered: unknown) => {
  const {
    httpStatusCode,
    requestId,
    attempts = 1,
  } = AnsweredSchema.safeParse(answered).data?.$metadata ?? {};
  return { status: httpStatusCode, requestId, retries: attempts - 1 };
};

/** A step of an AWS SDK's call. */
type Middleware = <A, R extends { readonly output: unknown }>(
  next: (args: A) => Promise<R>,
  context: { readonly commandName?: string },
) => (args: A) => Promise<R>;

/** The part of an AWS SDK's client that takes steps. */
interface Traceable {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { readonly step: 'initialize' }): void;
  };
}

/** Has each call of the client told to the trace, as one with all its tries. */
export const traceCalls = <C extends Traceable>(client: C, service: string): C => {
  const middleware: Middleware =
    (next, { commandName = '' }) =>
    (args) =>
      traceCall(
        { service, operation: commandName.replace(/Command$/, ''), isAws: true },
        () => next(args),
        { ofAnswer: ({ output }) => outcomeOf(output), ofError: outcomeOf },
      );
  client.middlewareStack.add(middleware, { step: 'initialize' });
  return client;
};
