import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aConfig, aContent, aPost } from '../../support/a-content.ts';
import { MODEL_CHECKS, type ModelCheck } from '../../support/model-checks.ts';
import { startWriting, stepsIn } from '../../support/model-writing.ts';

const file = process.env['MODEL_CHECKS'];
if (file !== undefined && !existsSync(file)) {
  throw new Error(`MODEL_CHECKS names ${file}, which doesn't exist.`);
}
const recorded = file ? (JSON.parse(await readFile(file, 'utf8')) as ModelCheck[]) : [];
const named = [...MODEL_CHECKS, ...recorded].map((check) => ({
  ...check,
  name: `${check.lang}: “${check.posts.join(' ')}” → “${check.line ?? check.title}”`,
}));
type Named = (typeof named)[number];

let writing: Awaited<ReturnType<typeof startWriting>>;
beforeAll(async () => {
  writing = await startWriting();
});
afterAll(() => writing.close());

/** A post of a few letters would be a remark, and not told. */
const asPost = (text: string): string => (text.length < 20 ? `${text} ${text}` : text);

/** Has the model draft one chapter of what the case says, each line quoting the whole of its post. */
const write = (
  { lang, posts, line, title }: Named,
  options: { readonly judgement?: object | string } = {},
) => {
  const own = posts.map((text, at) => ({
    ...{ speaker: 'host', text: title === undefined ? (line ?? '') : text },
    evidence: [{ post: at + 1, quote: text }],
  }));
  const lines =
    title === undefined ? [{ ...own[0], evidence: own.flatMap((e) => e.evidence) }] : own;
  return writing.write(
    aContent({ harbour: posts.map((text, at) => aPost(at + 1, asPost(text))) }),
    {
      config: aConfig({
        languageCode: lang,
        ...{ writer: 'openai', targetDurationMinutes: 0.5 },
        speakers: [{ role: 'host', voice: `${lang}-Chirp3-HD-Kore` }],
      }),
      isJudged: options.judgement !== undefined,
      spoil: ({ step }) => {
        if (step === 'chapter') return { title: title ?? '…', utterances: lines };
        if (step === 'judgement') return options.judgement;
        if (step === 'title') return { title: title ?? '…', summary: '' };
        return step === 'mending' ? { lines: [] } : undefined;
      },
    },
  );
};
const verdict = (word: string) => ({ verdicts: [{ line: 1, verdict: word }] });

describe('what follows by rule, or does not, is known without any model', () => {
  it.each(named.filter(({ by }) => by === 'rule'))('$name: $pass', async (check) => {
    const { asked, chats } = await write(check);
    expect(stepsIn(asked)).not.toHaveProperty('judgement');
    const mending = asked.filter(({ step }) => step === 'mending');
    expect(mending.length > 0).toBe(!check.pass);
    if (check.pass) return;
    const prompt = chats[asked.findIndex(({ step }) => step === 'mending')]?.prompt ?? '';
    const faulty = prompt.split('\n').filter((line) => line.includes('"faults":'));
    expect(faulty).toHaveLength(1);
    expect(faulty[0]).toContain(JSON.stringify(check.line ?? check.title));
  });
});

describe('what a judge has to say', () => {
  const judged = named.filter(({ by }) => by === 'judge');

  it.each(judged)('is asked with line and quotations: $name', async (check) => {
    const { asked } = await write(check, { judgement: verdict('supported') });
    const [judgement] = asked.flatMap((each) => (each.step === 'judgement' ? [each.lines] : []));
    expect(judgement).toEqual([{ line: 1, text: check.line, quotes: check.posts }]);
  });

  it.each(judged)('is obeyed, whatever it says: $name', async (check) => {
    const said = check.line ?? '';
    const supported = await write(check, { judgement: verdict('supported') });
    expect(supported.text).toContain(said);
    expect(stepsIn(supported.asked)).not.toHaveProperty('mending');
    for (const word of ['contradicted', 'not said']) {
      const refused = await write(check, { judgement: verdict(word) });
      expect(refused.text).not.toContain(said);
      expect(stepsIn(refused.asked)).toMatchObject({ mending: 1 });
    }
    for (const nothing of [{ verdicts: [] }, 'I would rather not.', verdict('fine')]) {
      const unjudged = await write(check, { judgement: nothing });
      expect(unjudged.text).toContain(said);
      expect(unjudged.report.writing.doubts?.join()).toContain('judged');
    }
  });
});

if (file === undefined) it.skip('recorded cases: MODEL_CHECKS names no file that holds them');
