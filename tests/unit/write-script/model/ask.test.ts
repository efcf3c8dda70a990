import { describe, expect, it } from 'vitest';
import { BudgetSpent } from '../../../../src/cost/monthly-caps.ts';
import {
  type LanguageModel,
  ModelRefused,
  ModelUnavailable,
} from '../../../../src/language-model/language-model.ts';
import { createAsker, type Step } from '../../../../src/write-script/model/ask/ask.ts';
import { inMemoryAnswers } from '../../../support/in-memory-answers.ts';

const step = (prompt: string, changes: Partial<Step<string>> = {}): Step<string> => ({
  request: { instructions: 'Be brief.', prompt, answerSchema: {} },
  deadlineMs: 1000,
  read: ({ text }) => (text === 'rubbish' ? { problems: ['It is rubbish.'] } : { answer: text }),
  ...changes,
});

const asking = (
  generate: LanguageModel['generate'],
  options: Partial<Pick<Parameters<typeof createAsker>[0], 'beginPaying' | 'answers'>> & {
    readonly concurrency?: number;
    readonly other?: LanguageModel['generate'];
  } = {},
) => {
  const noted: string[] = [];
  const model = (name: string, answer: LanguageModel['generate']) => ({
    ...{ writer: 'openai' as const, defaultName: name, cheapName: `cheap-${name}` },
    model: { provider: name, generate: answer },
  });
  const { other, concurrency = 3, answers = inMemoryAnswers(), beginPaying } = options;
  const asker = createAsker({
    models: [model('first', generate), ...(other ? [model('second', other)] : [])],
    ...{ chosenName: undefined, answers, concurrency, beginPaying },
    ...{ now: () => 0, endsAt: 10_000 },
    note: async ({ model: name }) => void noted.push(name),
  });
  return { ...asker, noted };
};
const says = (text: string) => ({ text, inputTokens: 10, outputTokens: 5 });

describe('asking language models', () => {
  it('has no more calls under way than it may', async () => {
    let underWay = 0;
    let most = 0;
    const { ask } = asking(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return says('yes');
    });
    await Promise.all(Array.from({ length: 12 }, (_, at) => ask(step(`${at}`))));
    expect(most).toBe(3);
  });

  it('asks once whether it may pay, with all models that may be asked, and pays nothing where it may not', async () => {
    const begun: unknown[] = [];
    const calls: string[] = [];
    const { ask, noted } = asking(
      async ({ prompt }) => {
        calls.push(prompt);
        return says('yes');
      },
      {
        async beginPaying(products) {
          begun.push(products);
          throw new BudgetSpent('It cost $10 of $10.');
        },
      },
    );
    for (const prompt of ['a', 'b']) {
      await expect(ask(step(prompt))).rejects.toMatchObject({ name: 'BudgetSpent' });
    }
    expect([calls, noted]).toEqual([[], []]);
    expect(begun).toEqual([
      [
        { provider: 'first', product: 'first' },
        { provider: 'first', product: 'cheap-first' },
      ],
    ]);
  });

  it('asks nobody for what was kept', async () => {
    const answers = inMemoryAnswers();
    await asking(async () => says('yes'), { answers }).ask(step('a'));
    const beginPaying = async () => {
      throw new BudgetSpent('It cost $10 of $10.');
    };
    const { ask } = asking(async () => says('no'), { answers, beginPaying });
    expect((await ask(step('a'))).read).toEqual({ answer: 'yes' });
  });

  it('pays once for what reads well, and again for what does not', async () => {
    const answers = ['rubbish', 'good'];
    const { ask, asked, noted } = asking(async () => says(answers.shift() ?? 'never asked'));
    expect((await ask(step('a'))).read).toEqual({ problems: ['It is rubbish.'] });
    expect((await ask(step('a'))).read).toEqual({ answer: 'good' });
    expect((await ask(step('a'))).read).toEqual({ answer: 'good' });
    expect(noted).toEqual(['first', 'first']);
    expect(asked().usage).toEqual([
      { provider: 'first', model: 'first', inputTokens: 20, outputTokens: 10 },
    ]);
  });

  it('keeps what is asked of the cheaper model apart', async () => {
    const { ask, noted } = asking(async () => says('yes'));
    await ask(step('a'));
    await ask(step('a', { isCheap: true }));
    expect(noted).toEqual(['first', 'cheap-first']);
  });

  it('goes on to the next model, from then on at once, and says why', async () => {
    let tries = 0;
    const { ask, asked, noted } = asking(
      async () => {
        tries += 1;
        throw new ModelUnavailable('It answered 503.');
      },
      { other: async () => says('yes') },
    );
    await ask(step('a'));
    await ask(step('b'));
    expect(tries).toBe(1);
    expect(noted).toEqual(['second', 'second']);
    expect(asked().away).toEqual(['It answered 503.']);
  });

  it('does not go round a model that refuses', async () => {
    const { ask, noted } = asking(
      async () => {
        throw new ModelRefused('It answered 401.');
      },
      { other: async () => says('yes') },
    );
    await expect(ask(step('a'))).rejects.toMatchObject({ name: 'ModelRefused' });
    expect(noted).toEqual([]);
  });
});
