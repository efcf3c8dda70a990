import { StepcastError } from '../errors/stepcast-error.ts';
import { withoutQuotations } from '../errors/without-quotations.ts';

/** An error as a line of the log has it. */
interface ErrorFacts {
  readonly name: string;
  readonly message: string;
  /** With the message at its head, as V8 writes it. */
  readonly stack: string | undefined;
  /** What was thrown before it, as facts again; of what is no error, its type alone. */
  readonly cause: ErrorFacts | string | undefined;
  /** What an AggregateError gathers, for example one refusal an address. */
  readonly errors: readonly (ErrorFacts | string | undefined)[] | undefined;
}

const MOST_CAUSES = 8;
const MOST_GATHERED = 8;

// Zod's message is a list of names and rules, and quotes no value.
const saysItself = (error: Error): boolean =>
  error instanceof StepcastError || error.name === 'ZodError';

const factsOf = (thrown: unknown, depth: number): ErrorFacts | string | undefined => {
  if (thrown === undefined) return undefined;
  if (!(thrown instanceof Error)) return typeof thrown;
  if (depth > MOST_CAUSES) return 'and further causes';
  const message = saysItself(thrown) ? thrown.message : withoutQuotations(thrown.message);
  return {
    name: thrown.name,
    message,
    stack: thrown.stack?.replace(thrown.message, () => message),
    cause: factsOf(thrown.cause, depth + 1),
    errors:
      thrown instanceof AggregateError
        ? thrown.errors.slice(0, MOST_GATHERED).map((error) => factsOf(error, depth + 1))
        : undefined,
  };
};

/**
 * An error's name, message, stack and chain of causes, and nothing else that it carries: a vendor's
 * error may hold the request with its key. What a foreign message quotes is left out.
 */
export const errorFacts = (error: Error) => factsOf(error, 0);
