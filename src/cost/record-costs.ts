import type { Attempt } from '../episode/attempt.ts';
import type { CostItem, Usage } from '../episode/cost-item.ts';
import type { Logger } from '../runtime/logger.ts';
import { Metrics } from '../runtime/metrics.ts';
import { priceUsage, sumUsages, sumUsd } from './price-usage.ts';

/** What a run was answered since its last report. The id makes a repeated report count once. */
export interface CostReport {
  readonly id: string;
  readonly items: readonly CostItem[];
}

/** Keeps what an episode has cost. */
export interface CostStore {
  record(attempt: Attempt, report: CostReport): Promise<void>;
}

/** Takes down what one run of a task is charged for. */
export interface CostRecorder {
  /** Notes an answer that is paid for. Reports go out while the work goes on. */
  add(usage: Usage): void;
  /** Reports the rest. Never throws: that a cost isn't noted must not cost the episode too. */
  finish(): Promise<void>;
}

interface RunOptions {
  readonly attempt: Attempt;
  readonly logger: Logger;
}

/** Begins to take down what a run is charged for. */
export type OpenCosts = (run: RunOptions) => CostRecorder;

/** What CloudWatch is told of what a run was charged for. */
const measure = (items: readonly CostItem[]): Metrics => {
  const sum = (unit: CostItem['unit']): number =>
    items.reduce((total, item) => total + (item.unit === unit ? item.quantity : 0), 0);
  return new Metrics({
    CharactersSpoken: [sum('characters'), 'Count'],
    InputTokens: [sum('inputTokens'), 'Count'],
    OutputTokens: [sum('outputTokens'), 'Count'],
    SecondsTranscribed: [sum('audioSeconds'), 'Seconds'],
    UsdCharged: [sumUsd(items), 'None'],
    UsagesWithoutPrice: [items.filter(({ usd }) => usd === null).length, 'Count'],
  });
};

/** So many answers are reported at a time; a killed process leaves no more than these unreported. */
const BATCH = 10;

/**
 * Reports costs to a store in batches. What can't be stored is logged and tried again with the next
 * batch and at the end, under its first id, since it may have been stored all the same.
 */
export const createCosts =
  (store: CostStore, newId: () => string): OpenCosts =>
  ({ attempt, logger }) => {
    let noted: Usage[] = [];
    let unreported: CostReport[] = [];
    const all: CostItem[] = [];
    let reporting: Promise<void> | undefined;

    const report = async (): Promise<void> => {
      const due = [...unreported];
      if (noted.length > 0) {
        const items = sumUsages(noted).map(priceUsage);
        due.push({ id: newId(), items });
        all.push(...items);
      }
      noted = [];
      unreported = [];
      for (const batch of due) {
        try {
          await store.record(attempt, batch);
        } catch (error) {
          unreported.push(batch);
          logger.warn('A cost could not be recorded', { ...batch, error });
        }
      }
    };
    const reportOnce = (): Promise<void> => {
      reporting ??= report().finally(() => {
        reporting = undefined;
      });
      return reporting;
    };
    return {
      add(usage) {
        noted.push(usage);
        if (noted.length >= BATCH) void reportOnce();
      },
      async finish() {
        await reporting;
        if (noted.length > 0 || unreported.length > 0) await reportOnce();
        if (all.length > 0) {
          const metrics = measure(all);
          all.length = 0;
          logger.info('What the run is charged for', { metrics });
        }
        if (unreported.length > 0) {
          const items = unreported.flatMap((batch) => batch.items);
          logger.error('The episode cost more than its row says', { ...attempt, items });
        }
      },
    };
  };
