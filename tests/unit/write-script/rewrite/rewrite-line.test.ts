import { describe, expect, it } from 'vitest';
import type { MonthlyCap } from '../../../../src/cost/monthly-caps.ts';
import type { Usage } from '../../../../src/episode/cost-item.ts';
import {
  type LanguageModel,
  type ModelRequest,
  ModelUnavailable,
} from '../../../../src/language-model/language-model.ts';
import { createRewriteLine } from '../../../../src/write-script/rewrite/rewrite-line.ts';
import { aConfig, aContent, aPost } from '../../../support/a-content.ts';

const POST =
  'The harbour crane was lifted onto the east quay on Tuesday. It can carry forty tons. Two ships wait for it.';
const SECRET = 'The library opens on Sundays again from March, until six in the evening.';
const source = { channel: 'mill', messageId: 1, url: 'https://t.me/mill/1' };
const config = aConfig({
  character: {
    ...{ audience: null, tone: null, background: 'none', examples: null },
    neverSay: ['so to speak'],
  },
});
const SAID = 'A crane has come to the harbour.';
const line = {
  content: aContent({ mill: [aPost(1, POST), aPost(2, SECRET)] }),
  config,
  script: {
    ...{ version: '1.0' as const, language: 'en-US', format: 'single-speaker' as const },
    ...{ speakers: config.speakers, title: 'T', summary: 'S' },
    chapters: [
      { title: 'Crane', sources: [source], utterances: [{ speaker: 'host', text: SAID }] },
    ],
  },
  ...{ chapter: 0, utterance: 0 },
};
const attempt = { episodeId: 'e', execution: 'e' };

const open = (answer: unknown, { caps = [] as MonthlyCap[], others = false } = {}) => {
  const asked: ModelRequest[] = [];
  const paid: Usage[] = [];
  const model: LanguageModel = {
    provider: 'gemini',
    async generate(request) {
      asked.push(request);
      if (answer instanceof Error) throw answer;
      return { text: JSON.stringify(answer), inputTokens: 100, outputTokens: 20 };
    },
  };
  const named = (name: string) => ({
    model: { ...model, provider: name },
    defaultName: `${name}-model`,
  });
  const rewrite = createRewriteLine({
    models: new Map([
      ['gemini' as const, named('gemini')],
      ...(others ? [['openai', named('openai')] as const] : []),
    ]),
    caps: { list: async () => caps },
    openCosts: () => ({ add: (usage) => paid.push(usage), finish: async () => {} }),
    logger: { warn: () => {}, info: () => {}, error: () => {} } as never,
  });
  return { rewrite, asked, paid };
};
const GOOD = {
  text: 'On Tuesday a crane was lifted onto the east quay.',
  evidence: [{ post: 1, quote: 'lifted onto the east quay on Tuesday' }],
};

describe('a line said otherwise by a language model', () => {
  it('is the model’s where it holds against its posts, and is paid for', async () => {
    const { rewrite, asked, paid } = open(GOOD);
    expect(await rewrite(line, attempt)).toEqual({ text: GOOD.text, by: 'model' });
    expect(paid.map(({ unit, quantity }) => [unit, quantity])).toEqual([
      ['inputTokens', 100],
      ['outputTokens', 20],
    ]);
    expect(asked[0]?.prompt).toContain('forty tons');
    // What its chapter doesn't rest on isn't shown.
    expect(asked[0]?.prompt).not.toContain('library');
  });

  it.each([
    [{ writer: 'openai', writerModel: 'the-show’s' }, 'the-show’s'],
    [{ writer: 'openai' }, 'openai-model'],
    [{ writer: 'gemini' }, 'gemini-model'],
    [{}, 'gemini-model'],
  ] as const)('is asked of the show’s own model, for %j of %s', async (settings, model) => {
    const { rewrite, asked } = open(GOOD, { others: true });
    await rewrite({ ...line, config: aConfig(settings) }, attempt);
    expect(asked.map((request) => request.model)).toEqual([model]);
  });

  it('is refused while a cap of the month is used up, and nothing is paid', async () => {
    const cap = { podcastId: null, month: '2026-11-01', capUsd: 10, spentUsd: 10 };
    const { rewrite, asked } = open(GOOD, { caps: [{ ...cap, state: 'spent' }] });
    const paid = {
      ...line,
      config: aConfig({ writer: 'gemini', writerModel: 'gemini-2.5-flash' }),
    };
    await expect(rewrite(paid, attempt)).rejects.toMatchObject({ name: 'BudgetSpent' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['a quotation that no post has', { ...GOOD, evidence: [{ post: 1, quote: 'ninety tons' }] }],
    ['a figure that doesn’t follow', { ...GOOD, text: 'The crane carries 90 tons.' }],
    ['an answer of another form', { words: 'no' }],
    ['a phrase that the show never says', { ...GOOD, text: 'A crane, so to speak.' }],
    ['the same line', { text: SAID, evidence: [] }],
  ])('is the built-in writer’s instead of %s', async (_, answer) => {
    const { rewrite, paid } = open(answer);
    const rewritten = await rewrite(line, attempt);
    expect(rewritten).toMatchObject({ by: 'built-in' });
    expect(rewritten?.text).toMatch(/crane|tons/);
    expect(paid).toHaveLength(2);
  });

  it('is the built-in writer’s while the model is away', async () => {
    const { rewrite, paid } = open(new ModelUnavailable('Busy.'));
    expect(await rewrite(line, attempt)).toMatchObject({ by: 'built-in' });
    expect(paid).toEqual([]);
  });
});
