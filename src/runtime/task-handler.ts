import { z } from 'zod';
import { StepcastError } from '../errors/stepcast-error.ts';
import { createComposition } from './composition.ts';
import { type Config, loadConfig } from './config.ts';
import { createLogger, type InvocationContext, type Logger, type ProcessLogger } from './logger.ts';
import type { OpenSecrets } from './secrets.ts';
import { annotationsOf } from './tracing/annotations.ts';
import { traceInvocation } from './tracing/trace.ts';

/** What a task is given besides its input. */
export interface TaskContext {
  readonly logger: Logger;
  /** Milliseconds until the function is stopped. */
  remainingMs(): number;
}

/** The part of AWS Lambda's context object that tasks use. */
interface LambdaContext extends InvocationContext {
  getRemainingTimeInMillis(): number;
}

type Sections = Parameters<typeof loadConfig>[0][number];

interface TaskHandlerOptions<I extends z.ZodType, O extends z.ZodType, S extends Sections, D> {
  /** The name of the state, which is also the function's. */
  readonly task: string;
  readonly input: I;
  readonly output: O;
  readonly config: readonly S[];
  readonly openSecrets: OpenSecrets;
  /** Builds the task's clients; called at the first call, and again after a secret has changed. */
  compose(config: Config<S | 'logging'>): D | Promise<D>;
  run(deps: D, input: z.infer<I>, context: TaskContext): Promise<z.infer<O>>;
}

/** What every line of the log says of the attempt, as far as the input names it. */
const AttemptSchema = z.object({
  episodeId: z.string().optional(),
  execution: z.string().optional(),
});

/** Thrown when the state machine hands a task an input that its schema refuses: a fault of the definition. */
export class InvalidTaskInput extends StepcastError {
  override readonly name = 'InvalidTaskInput';
  readonly retryable = false;
}

/**
 * Wraps a task as a Lambda handler: reads settings and secrets and composes the clients, parses
 * the input, runs, parses the output. Whatever it throws reaches the state machine by its `name`.
 */
export const createTaskHandler = <I extends z.ZodType, O extends z.ZodType, S extends Sections, D>(
  options: TaskHandlerOptions<I, O, S, D>,
) => {
  let logger: ProcessLogger | undefined;
  const composition = createComposition<S | 'logging', D>({
    sections: [...options.config, 'logging'],
    openSecrets: options.openSecrets,
    compose: options.compose,
  });
  const handle = async (event: unknown, context: LambdaContext): Promise<z.infer<O>> => {
    logger ??= createLogger(loadConfig(['logging']).LOG_LEVEL);
    const given = AttemptSchema.safeParse(event).data;
    logger.startInvocation(context, { task: options.task, ...given });
    // Names the invocation beside its execution, by which the rest is found, however it ends.
    logger.info('The task begins');
    try {
      const deps = await composition();
      const parsed = options.input.safeParse(event);
      if (!parsed.success) {
        throw new InvalidTaskInput(
          `${options.task} was given a wrong input: ${parsed.error.message}`,
        );
      }
      const result = await options.run(deps, parsed.data, {
        logger,
        remainingMs: () => context.getRemainingTimeInMillis(),
      });
      return options.output.parse(result);
    } catch (error) {
      logger.error('The task failed', { error });
      throw error;
    }
  };
  return (event: unknown, context: LambdaContext): Promise<z.infer<O>> =>
    traceInvocation(options.task, annotationsOf(event), () => handle(event, context));
};
