import type { z } from 'zod';
import { StepcastError } from '../errors/stepcast-error.ts';
import { type Config, loadConfig } from './config.ts';
import { createLogger, type Logger } from './logger.ts';

/** What a task is given besides its input. */
export interface TaskContext {
  readonly logger: Logger;
  /** Milliseconds until the function is stopped. */
  remainingMs(): number;
}

/** The part of AWS Lambda's context object that tasks use. */
interface LambdaContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

type Sections = Parameters<typeof loadConfig>[0][number];

interface TaskHandlerOptions<I extends z.ZodType, O extends z.ZodType, S extends Sections, D> {
  /** The name of the state, which is also the function's. */
  readonly task: string;
  readonly input: I;
  readonly output: O;
  readonly config: readonly S[];
  /** Builds the task's clients; called once, at the first call. */
  compose(config: Config<S | 'logging'>): D | Promise<D>;
  run(deps: D, input: z.infer<I>, context: TaskContext): Promise<z.infer<O>>;
}

/** Thrown when the state machine hands a task an input that its schema refuses: a fault of the definition. */
export class InvalidTaskInput extends StepcastError {
  override readonly name = 'InvalidTaskInput';
  readonly retryable = false;
}

/**
 * Wraps a task as a Lambda handler: reads the configuration and composes the clients once, parses
 * the input, runs, parses the output. Whatever it throws reaches the state machine by its `name`.
 */
export const createTaskHandler = <I extends z.ZodType, O extends z.ZodType, S extends Sections, D>(
  options: TaskHandlerOptions<I, O, S, D>,
) => {
  let composed: Promise<{ deps: D; logger: Logger }> | undefined;
  const compose = async () => {
    const config = loadConfig<S | 'logging'>([...options.config, 'logging']);
    const { LOG_LEVEL } = config as Config<'logging'>;
    return { deps: await options.compose(config), logger: createLogger(LOG_LEVEL) };
  };
  return async (event: unknown, context: LambdaContext): Promise<z.infer<O>> => {
    // A failed start is tried again by the next call instead of being remembered.
    composed ??= compose().catch((error: unknown) => {
      composed = undefined;
      throw error;
    });
    const { deps, logger } = await composed;
    const parsed = options.input.safeParse(event);
    if (!parsed.success) {
      throw new InvalidTaskInput(
        `${options.task} was given a wrong input: ${parsed.error.message}`,
      );
    }
    const { episodeId, execution } = parsed.data as { episodeId?: string; execution?: string };
    const taskLogger = logger.with({
      task: options.task,
      requestId: context.awsRequestId,
      episodeId,
      execution,
    });
    try {
      const result = await options.run(deps, parsed.data, {
        logger: taskLogger,
        remainingMs: () => context.getRemainingTimeInMillis(),
      });
      return options.output.parse(result);
    } catch (error) {
      taskLogger.log('error', 'The task failed', { error: String(error) });
      throw error;
    }
  };
};
