import { z } from 'zod';
import { StepcastError } from '../../errors/stepcast-error.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { ExecutionInspector } from '../execution-inspector.ts';
import { episodeIdOf, type Machine, machineNamed } from '../machines.ts';
import { measureEpisode } from '../measures/measure-episode.ts';
import { parseJson } from '../payload.ts';
import { readHistory } from '../read-history.ts';
import { type KeptStore, keptKey, packKept } from './kept-execution.ts';

/** The event "Step Functions Execution Status Change" of EventBridge, as far as it is needed. */
export const StatusChangeSchema = z.object({
  detail: z.object({ stateMachineArn: z.string(), name: z.string().min(1) }),
});

/** What was kept, and how many events. */
export const KeptSchema = z.strictObject({ key: z.string(), events: z.number().int().min(1) });

/** Thrown when an execution that is to be kept isn't there, or hasn't ended. */
export class NothingToKeep extends StepcastError {
  override readonly name = 'NothingToKeep';
  readonly retryable = true;
}

const InputSchema = z.object({ podcastId: z.string() });

interface KeepDeps {
  /** Looks into the executions of a machine by its ARN. */
  inspect(machine: Machine, stateMachineArn: string): ExecutionInspector;
  readonly store: KeptStore;
}

/**
 * Keeps the history of an execution that has ended, so that it outlives the 90 days for which Step
 * Functions knows it, and tells the log what an attempt at an episode was like. Twice keeps nothing
 * twice. @throws NothingToKeep
 */
export const keepHistory = async (
  { inspect, store }: KeepDeps,
  { detail: { stateMachineArn, name } }: z.infer<typeof StatusChangeSchema>,
  { logger }: { readonly logger: Logger },
): Promise<z.infer<typeof KeptSchema>> => {
  const machine = machineNamed(stateMachineArn);
  if (machine === undefined) throw new NothingToKeep(`No machine has the ARN ${stateMachineArn}.`);
  const inspector = inspect(machine, stateMachineArn);
  const [facts, definition, events] = await Promise.all([
    inspector.find(machine, name),
    inspector.definition(machine, name),
    readHistory(inspector, machine, name),
  ]);
  if (facts === null || facts.stoppedAt === null || events === null) {
    throw new NothingToKeep(
      `The execution ${name} of ${machine} isn't there or hasn't ended, so its history isn't kept. Look for it in Step Functions.`,
    );
  }
  const key = keptKey(machine, name);
  await store.put(key, packKept({ version: '1.0', facts, definition, events }));
  if (machine === 'episode') {
    const metrics = measureEpisode(facts, events);
    const show = InputSchema.safeParse(parseJson(facts.input)).data?.podcastId;
    const whose = { show, episode: episodeIdOf(name), attempt: name };
    logger.info('An attempt has ended', { ...whose, metrics });
  }
  return { key, events: events.length };
};
