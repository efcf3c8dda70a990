import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aConfig, aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';
import type { Asked } from '../../support/honest-model.ts';
import { inMemoryAnswers } from '../../support/in-memory-answers.ts';
import { startWriting, stepsIn, type Writing } from '../../support/model-writing.ts';
import { tenStories } from '../../support/ten-stories.ts';

const CONFIG = aDialogueConfig({ writer: 'openai', targetDurationMinutes: 30 });
const nothing = (): Writing => ({ asked: [], chats: [], noted: [] });
const titlesOf = (asked: readonly Asked[]): string[] =>
  asked.flatMap((each) => (each.step === 'chapter' ? [each.title] : []));

let writing: Awaited<ReturnType<typeof startWriting>>;
beforeAll(async () => {
  writing = await startWriting();
});
afterAll(() => writing.close());

describe('a half-hour episode of two speakers', () => {
  it('is planned, written chapter by chapter and named, of the length that was asked for', async () => {
    const { script, report, coverage, asked, noted, lines } = await writing.write(tenStories(), {
      config: CONFIG,
      isJudged: true,
    });
    expect(stepsIn(asked)).toEqual({ outline: 1, chapter: 10, judgement: 10, title: 1 });
    expect(report.seconds).toBeGreaterThan(0.85 * 1800);
    expect(report.seconds).toBeLessThan(1.15 * 1800);
    expect(report.writing).toMatchObject({ writer: 'openai' });
    expect(report.writing.fallback).toBeUndefined();
    expect(report.told).toBe(10);
    expect(coverage.posts.map(({ outcome }) => outcome)).toEqual(Array(10).fill('told'));
    expect(script.chapters).toHaveLength(10);
    for (const { role } of CONFIG.speakers) {
      expect(lines.filter(({ speaker }) => speaker === role).length).toBeGreaterThan(100);
    }
    // What is noted as cost is what was called, and what the episode's row tells.
    expect(noted).toHaveLength(asked.length);
    const sum = noted.reduce((all, { outputTokens }) => all + outputTokens, 0);
    const told = report.writing.usage ?? [];
    expect(told.map(({ model }) => model).toSorted()).toEqual(['cheap', 'good']);
    expect(told.reduce((all, { outputTokens }) => all + outputTokens, 0)).toBe(sum);
  });

  it('asks the cheaper model for judgements and the title alone', async () => {
    const { asked, chats } = await writing.write(tenStories(), { config: CONFIG, isJudged: true });
    const models = Map.groupBy(asked, ({ step }) => step);
    const modelOf = (step: string) => [
      ...new Set(
        models.get(step as Asked['step'])?.map((each) => chats[asked.indexOf(each)]?.model),
      ),
    ];
    expect(['outline', 'chapter', 'judgement', 'title'].map(modelOf)).toEqual([
      ['good'],
      ['good'],
      ['cheap'],
      ['cheap'],
    ]);
  });

  it('has at most as many calls under way as the stage allows', async () => {
    const before = writing.server.calls.length;
    await writing.write(tenStories(), { config: CONFIG, concurrency: 1 });
    const steps = writing.server.calls.length - before;
    expect(steps).toBe(12);
  });
});

describe('answers that were paid for', () => {
  const crashAfter = (chapters: number) => {
    let written = 0;
    return (asked: Asked) => {
      if (asked.step !== 'chapter') return undefined;
      written += 1;
      // The process dies: no answer comes any more.
      if (written > chapters) throw new Error('crash');
      return undefined;
    };
  };

  it('are kept: after a crash behind the fourth of ten chapters six are written', async () => {
    const answers = inMemoryAnswers();
    const first = nothing();
    const crashed = writing.write(
      tenStories(),
      { config: CONFIG, answers, spoil: crashAfter(4), concurrency: 1 },
      first,
    );
    await expect(crashed).rejects.toMatchObject({ name: 'ModelUnavailable' });
    expect(first.noted).toHaveLength(5);
    const { asked, report } = await writing.write(tenStories(), { config: CONFIG, answers });
    expect(stepsIn(asked)).toEqual({ chapter: 6, title: 1 });
    expect(report.writing.writer).toBe('openai');
    const told = report.writing.usage?.flatMap(({ outputTokens }) => outputTokens) ?? [];
    expect(told).toHaveLength(2);
  });

  it('serve again whole: a second run of the same asks nothing, and says who wrote it', async () => {
    const answers = inMemoryAnswers();
    const options = { config: CONFIG, answers, isJudged: true };
    const first = await writing.write(tenStories(), options);
    const second = await writing.write(tenStories(), options);
    expect(second.asked).toEqual([]);
    expect(second.script).toEqual(first.script);
    expect(second.report.writing).toEqual({ writer: 'openai' });
  });

  it('are asked for anew where a story has changed, and there alone', async () => {
    const answers = inMemoryAnswers();
    await writing.write(tenStories(), { config: CONFIG, answers });
    const changed = tenStories((text, thing) =>
      thing === 'bakery' ? text.replace('on visit 9', 'on visit nine') : text,
    );
    const { asked } = await writing.write(changed, { config: CONFIG, answers });
    expect(titlesOf(asked)).toEqual(['The bakery of Pellwick']);
    expect(stepsIn(asked)).toEqual({ chapter: 1 });
  });

  it('keep the plan where a headline has changed: one chapter and the title are asked for anew', async () => {
    const answers = inMemoryAnswers();
    await writing.write(tenStories(), { config: CONFIG, answers });
    const changed = tenStories((text, thing) =>
      thing === 'bakery' ? text.replace('The bakery of Pellwick', 'The Pellwick bakehouse') : text,
    );
    const { asked, text, report } = await writing.write(changed, { config: CONFIG, answers });
    expect(titlesOf(asked)).toHaveLength(1);
    const { outline, mending, ...steps } = stepsIn(asked);
    expect([outline, mending]).toEqual([undefined, undefined]);
    expect(steps).toEqual({ chapter: 1, title: 1 });
    expect(text).toContain('The Pellwick bakehouse');
    expect(report.writing.writer).toBe('openai');
  });

  it('make room for a plan of its own where a story has come', async () => {
    const answers = inMemoryAnswers();
    await writing.write(tenStories(), { config: CONFIG, answers });
    const { harbour = [] } = tenStories().results;
    const more = aContent({
      harbour: [
        ...harbour,
        aPost(
          11,
          'The mill\n\nThe mill of Oxlode turns again on Sunday, for the first time in years.',
        ),
      ],
    });
    const { asked } = await writing.write(more, { config: CONFIG, answers });
    expect(stepsIn(asked)).toMatchObject({ outline: 1 });
  });

  it('are not taken for another wish, model or temperature of the show', async () => {
    const answers = inMemoryAnswers();
    const content = aContent({ harbour: [aPost(1, 'The mill turns again on Sunday.')] });
    const config = aConfig({ writer: 'openai', targetDurationMinutes: 1 });
    await writing.write(content, { config, answers });
    for (const change of [
      { additionalInstructions: 'Be brief.' },
      { writerModel: 'better' },
      { writerTemperature: 1.5 },
    ]) {
      const { asked } = await writing.write(content, { config: { ...config, ...change }, answers });
      expect(stepsIn(asked)).toMatchObject({ chapter: 1 });
    }
  });
});

describe('a model that fails', () => {
  it('while chapters are written lets those under way end, and is waited for', async () => {
    const answers = inMemoryAnswers();
    const seen = nothing();
    let busy = true;
    const busyFor = (asked: Asked) => {
      if (asked.step !== 'chapter' || asked.title !== 'The bakery of Pellwick') return undefined;
      if (busy) throw new Error('429 comes first');
      return undefined;
    };
    const options = { config: CONFIG, answers, spoil: busyFor };
    await expect(writing.write(tenStories(), options, seen)).rejects.toMatchObject({
      name: 'ModelUnavailable',
    });
    expect(answers.kept.size).toBe(10);
    busy = false;
    const { asked, report } = await writing.write(tenStories(), options);
    expect(titlesOf(asked)).toEqual(['The bakery of Pellwick']);
    expect(report.writing.builtInChapters).toBeUndefined();
  });

  it('for a minute costs nothing but time: what was answered before 429 serves after it', async () => {
    const answers = inMemoryAnswers();
    const options = { config: CONFIG, answers };
    writing.server.faults.add({ kind: 'status', status: 429, times: 9, retryAfterSeconds: 60 });
    await expect(writing.write(tenStories(), options)).rejects.toMatchObject({
      name: 'ModelUnavailable',
    });
    writing.server.faults.clear();
    const { report } = await writing.write(tenStories(), options);
    expect(report.writing).toMatchObject({ writer: 'openai' });
  });

  it('for good leaves what it has answered, and the rest to the built-in writer, by name', async () => {
    const answers = inMemoryAnswers();
    const busy = (asked: Asked) => {
      if (asked.step === 'chapter' && /bakery|library/.test(asked.title)) throw new Error('busy');
      return undefined;
    };
    const options = { config: CONFIG, answers };
    await expect(writing.write(tenStories(), { ...options, spoil: busy })).rejects.toThrow();
    const { report, script, asked, coverage } = await writing.write(tenStories(), {
      ...options,
      failure: 'The model endpoint answered 503',
    });
    expect(asked).toEqual([]);
    expect(script.chapters).toHaveLength(10);
    expect(coverage.posts.map(({ outcome }) => outcome)).toEqual(Array(10).fill('told'));
    expect(report.writing).toMatchObject({
      writer: 'openai',
      builtInChapters: 2,
      fallback: { why: 'model-unavailable', reasons: ['The model endpoint answered 503'] },
    });
    expect(report.writing.doubts?.join()).toMatch(/Pellwick: It is told in the built-in/);
  });

  it('before its first answer leaves the whole episode to the built-in writer', async () => {
    const { report, script } = await writing.write(tenStories(), {
      config: CONFIG,
      failure: 'It answered 503',
    });
    expect(report.writing).toEqual({
      writer: 'built-in',
      fallback: { from: 'openai', why: 'model-unavailable', reasons: ['It answered 503'] },
    });
    expect(script.chapters.length).toBeGreaterThan(2);
  });

  it.each([
    ['rubbish', 'Sure! Here is your chapter.'],
    ['nothing', ''],
    ['another form', { script: 'Hello' }],
    ['half', { text: '{"title":"The', finishReason: 'length' as const }],
    ['a refusal', { refusal: 'I would rather not.' }],
  ])('with %s for each chapter is asked once more, and the episode is made', async (_, said) => {
    const { report, script, asked } = await writing.write(tenStories(), {
      config: CONFIG,
      spoil: ({ step }) => (step === 'chapter' ? said : undefined),
    });
    expect(stepsIn(asked)).toMatchObject({ chapter: 20 });
    expect(script.chapters.length).toBeGreaterThan(2);
    expect(report.writing).toMatchObject({
      writer: 'built-in',
      fallback: { from: 'openai', why: 'answer-refused' },
    });
    expect(report.writing.usage?.[0]?.inputTokens).toBeGreaterThan(1000);
  });

  it.each([
    ['rubbish', 'no plan'],
    ['stories that there are not', { chapters: [{ title: 'T', stories: [77], seconds: 9000 }] }],
    ['nothing to tell', { chapters: [{ title: 'T', stories: [], seconds: 1800 }] }],
  ])('with %s for a plan gets one that is made by rule', async (_, said) => {
    const { report, script, asked } = await writing.write(tenStories(), {
      config: CONFIG,
      spoil: ({ step }) => (step === 'outline' ? said : undefined),
    });
    expect(stepsIn(asked)).toMatchObject({ outline: 2, title: 1 });
    expect(script.chapters.length).toBeGreaterThanOrEqual(8);
    expect(report.writing.writer).toBe('openai');
    expect(report.writing.doubts?.[0]).toContain('made by rule');
  });

  it('with rubbish for one chapter leaves that one to the built-in writer', async () => {
    const { report, script } = await writing.write(tenStories(), {
      config: CONFIG,
      spoil: (asked) =>
        asked.step === 'chapter' && asked.title.includes('bakery') ? 'no' : undefined,
    });
    expect(report.writing).toMatchObject({ writer: 'openai', builtInChapters: 1 });
    const bakery = script.chapters.find(({ title }) => title.includes('bakery'));
    expect(bakery?.sources.map(({ messageId }) => messageId)).toEqual([7]);
  });

  it('with no title gets those of the chapters', async () => {
    const { script } = await writing.write(tenStories(), {
      config: CONFIG,
      spoil: ({ step }) =>
        step === 'title' ? { title: 'It costs 99 euros', summary: '' } : undefined,
    });
    expect(script.title).toBe(script.chapters[0]?.title);
  });

  it('that nobody wants any more is told so, and its calls end', async () => {
    const unwanted = new AbortController();
    const gone = new Error('Cancelled.');
    writing.server.faults.add({ kind: 'delay', ms: 30_000 });
    setTimeout(() => unwanted.abort(gone), 50);
    const cancelled = writing.write(tenStories(), { config: CONFIG, unwanted: unwanted.signal });
    await expect(cancelled).rejects.toBe(gone);
  });
});

describe('a chapter that goes on with the one before', () => {
  it('is written after it, with its last lines; the others do not wait', async () => {
    const { chats, asked } = await writing.write(tenStories(), {
      config: CONFIG,
      spoil: (each) => {
        if (each.step !== 'outline') return undefined;
        const chapters = each.stories.map(({ story, headline, seconds }) => ({
          ...{ title: headline, stories: [story], seconds, angle: 'Begin with the bell.' },
          link: story === 3 ? 'Both have lost a wall.' : '',
        }));
        return { chapters };
      },
    });
    const going = chats.filter(({ prompt }) => prompt.includes('Both have lost a wall.'));
    expect(going).toHaveLength(1);
    const [, before = ''] = going[0]?.prompt.split('does not repeat:') ?? [];
    const [second] = asked.flatMap((each) => (each.step === 'outline' ? [each.stories[1]] : []));
    expect(before.split('\n').slice(1, 7).join()).toContain(second?.headline.split(' of ')[1]);
    expect(chats.filter(({ prompt }) => prompt.includes('does not repeat:'))).toHaveLength(1);
    expect(going[0]?.prompt).toContain('How to tell it: Begin with the bell.');
  });
});
