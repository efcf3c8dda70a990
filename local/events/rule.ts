import { z } from 'zod';
import { compilePattern, type EventFilter, type EventPattern } from './event-pattern.ts';
import { parseRate } from './rate.ts';

const TargetSchema = z.strictObject({
  Id: z.string().min(1),
  Arn: z
    .string()
    .regex(
      /^arn:[^:]+:(?:states:[^:]+:[^:]+:stateMachine|lambda:[^:]+:[^:]+:function):\S+$/,
      'only state machines and functions are targets here',
    ),
  /** Constant JSON instead of the event. */
  Input: z.string().optional(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: z.number().int().min(60).max(86_400).optional(),
      MaximumRetryAttempts: z.number().int().min(0).max(185).optional(),
    })
    .optional(),
  // Nobody is asked for rights here, and what can't be delivered is reported.
  RoleArn: z.unknown().optional(),
  DeadLetterConfig: z.unknown().optional(),
});

const RuleSchema = z.strictObject({
  Name: z.string().min(1),
  Description: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ScheduleExpression: z.string().optional(),
  EventPattern: z.custom<EventPattern>((value) => typeof value === 'object').optional(),
  Targets: z.array(TargetSchema).max(5).default([]),
});

/** A rule in the shape of CloudFormation's `AWS::Events::Rule`, references resolved. */
export type RuleDefinition = z.input<typeof RuleSchema>;

/** Where a rule sends its events. */
export interface Target {
  readonly id: string;
  /** Of a state machine or a function. */
  readonly arn: string;
  readonly input: string | undefined;
  readonly maxAgeMs: number;
  readonly maxRetries: number;
}

/** A rule that is ready to be asked. */
export interface Rule {
  readonly name: string;
  /** Between two ticks; undefined when it only waits for events. */
  readonly everyMs: number | undefined;
  readonly fits: EventFilter;
  readonly targets: readonly Target[];
}

/**
 * Reads a rule.
 * @throws Error naming the rule and what of it is wrong or not implemented
 */
export const readRule = (definition: RuleDefinition): Rule => {
  try {
    const rule = RuleSchema.parse(definition);
    const isEnabled = rule.State === 'ENABLED';
    const everyMs = rule.ScheduleExpression ? parseRate(rule.ScheduleExpression) : undefined;
    const fits = rule.EventPattern ? compilePattern(rule.EventPattern) : () => false;
    return {
      name: rule.Name,
      everyMs: isEnabled ? everyMs : undefined,
      fits: isEnabled ? fits : () => false,
      targets: rule.Targets.map((target) => ({
        id: target.Id,
        arn: target.Arn,
        input: target.Input,
        maxAgeMs: (target.RetryPolicy?.MaximumEventAgeInSeconds ?? 86_400) * 1000,
        maxRetries: target.RetryPolicy?.MaximumRetryAttempts ?? 185,
      })),
    };
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(`The rule ${definition.Name} can't be used: ${reason}`, { cause: error });
  }
};
