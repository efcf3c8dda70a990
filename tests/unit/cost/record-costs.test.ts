import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type CostReport, createCosts } from '../../../src/cost/record-costs.ts';
import { createLogger } from '../../../src/runtime/logger.ts';

const spoken = { provider: 'google-tts', product: 'Neural2', unit: 'characters' } as const;

/** A run whose store fails as often as it is told to. */
const aRun = (failures = 0) => {
  const stored: CostReport[] = [];
  const asked: CostReport[] = [];
  const lines: string[] = [];
  let left = failures;
  let ids = 0;
  const open = createCosts(
    {
      async record(_attempt, report) {
        asked.push(report);
        if (left-- > 0) throw new Error('the database is away');
        stored.push(report);
      },
    },
    () => `report ${++ids}`,
  );
  const logger = createLogger('info', (line) => lines.push(line));
  const costs = open({ attempt: { episodeId: 'episode', execution: 'execution' }, logger });
  const speak = async (times: number) => {
    for (let i = 0; i < times; i++) costs.add({ ...spoken, quantity: 100 });
    await setImmediate();
  };
  const quantity = () =>
    stored.flatMap(({ items }) => items).reduce((sum, item) => sum + item.quantity, 0);
  const levels = () => lines.map((line) => JSON.parse(line).level);
  return { costs, speak, stored, asked, quantity, levels, lines };
};

describe('what a run costs', () => {
  it('is reported in batches while the run goes on, and the rest at its end', async () => {
    const { costs, speak, stored, quantity } = aRun();
    await speak(10);
    expect(stored).toHaveLength(1);
    expect(stored[0]?.items).toMatchObject([{ quantity: 1000, usd: 0.016 }]);
    await speak(13);
    await costs.finish();
    expect(quantity()).toBe(2300);
    expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
  });

  it('is measured once, in all', async () => {
    const { costs, speak, lines } = aRun();
    await speak(23);
    costs.add({ provider: 'gemini', product: 'nobody knows', unit: 'outputTokens', quantity: 7 });
    await costs.finish();
    await costs.finish();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        message: 'What the run is charged for',
        CharactersSpoken: 2300,
        InputTokens: 0,
        OutputTokens: 7,
        UsdCharged: 0.0368,
        UsagesWithoutPrice: 1,
      },
    ]);
  });

  it('is not reported when there was none', async () => {
    const { costs, asked } = aRun();
    await costs.finish();
    expect(asked).toEqual([]);
  });

  it('is tried again with the next batch when it could not be stored, under its first id', async () => {
    const { costs, speak, asked, stored, quantity, levels } = aRun(1);
    await speak(10);
    expect(stored).toEqual([]);
    await speak(10);
    expect(asked.map(({ id }) => id)).toEqual(['report 1', 'report 1', 'report 2']);
    await costs.finish();
    expect(quantity()).toBe(2000);
    expect(levels()).toEqual(['WARN', 'INFO']);
  });

  it('that can never be stored fails nothing, and is told with its figures', async () => {
    const { costs, speak, levels } = aRun(Number.POSITIVE_INFINITY);
    await speak(3);
    await expect(costs.finish()).resolves.toBeUndefined();
    expect(levels()).toEqual(['WARN', 'INFO', 'ERROR']);
  });
});
