import { randomUUID } from 'node:crypto';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { type Clock, systemClock } from './clock.ts';
import { deliver } from './deliver.ts';
import { type Event, type EventEntry, type Place, toEvent } from './event.ts';
import { nextTick } from './next-tick.ts';
import { type Rule, type RuleDefinition, readRule } from './rule.ts';

export type { Clock } from './clock.ts';
export type { EventEntry } from './event.ts';
export type { RuleDefinition } from './rule.ts';

/** How to start. */
export interface EventsOptions extends Place {
  readonly rules: readonly RuleDefinition[];
  /** Where the targets are. */
  readonly stepFunctions: SFNClient;
  /** Where the functions are, if a rule calls any. */
  readonly lambda?: LambdaClient;
  /** Default: the system's. */
  readonly clock?: Clock;
  /** Uniform in [0, 1); default Math.random. */
  readonly random?: () => number;
  /** Takes what no target took, which EventBridge would put into a dead-letter queue; default: a line on stderr. */
  readonly report?: (problem: string) => void;
}

/** A running event bus. */
export interface Events {
  /**
   * Hands an event to the targets of every rule that it fits. Resolves when each has been started,
   * or given up and reported; rejects when the bus was closed before that.
   */
  put(entry: EventEntry): Promise<void>;
  /** Ends the ticks, and gives up what is still being delivered. */
  close(): Promise<void>;
}

/**
 * Starts the rules: those with a rate tick from now on, the first time after one period.
 * @throws Error naming a rule that can't be used
 */
export const startEvents = async (options: EventsOptions): Promise<Events> => {
  const { stepFunctions, lambda, clock = systemClock, random = Math.random } = options;
  const report = options.report ?? ((problem) => process.stderr.write(`${problem}\n`));
  const rules = options.rules.map(readRule);
  const closing = new AbortController();
  const { signal } = closing;
  const deps = { stepFunctions, lambda, clock, random, signal };

  const sendTo = async (rule: Rule, event: Event): Promise<void> => {
    await Promise.all(
      rule.targets.map(async (target) => {
        try {
          await deliver(event, target, `${event.id}_${randomUUID()}`, deps);
        } catch (error) {
          if (signal.aborted) throw new Error('The event bus was closed.', { cause: error });
          report(
            `The rule ${rule.name} could not start ${target.arn} with the event ${event.id}: ${String(error)}`,
          );
        }
      }),
    );
  };
  const envelope = (entry: EventEntry): Event =>
    toEvent(entry, { id: randomUUID(), now: clock.now(), place: options });

  const tick = async (rule: Rule, everyMs: number): Promise<void> => {
    const arn = `arn:aws:events:${options.region}:${options.accountId}:rule/${rule.name}`;
    for (let next = clock.now() + everyMs; ; ) {
      next = await nextTick(next, everyMs, clock, signal);
      const entry = { source: 'aws.events', detailType: 'Scheduled Event', detail: {} };
      // A target that is slow to take a tick doesn't delay the next one.
      sendTo(rule, envelope({ ...entry, resources: [arn] })).catch(() => undefined);
    }
  };
  const ticking = rules.map(({ everyMs, ...rule }) =>
    everyMs === undefined
      ? undefined
      : tick({ everyMs, ...rule }, everyMs).catch((error: unknown) => {
          if (!signal.aborted) throw error;
        }),
  );

  return {
    async put(entry) {
      signal.throwIfAborted();
      const event = envelope(entry);
      await Promise.all(
        rules.filter((rule) => rule.fits(event)).map((rule) => sendTo(rule, event)),
      );
    },
    async close() {
      closing.abort(new Error('The event bus was closed.'));
      await Promise.all(ticking);
    },
  };
};
