// How well a language model judges lines against what they quote, for whoever has a key: GEMINI_API_KEY, or
// OPENAI_CHAT_ENDPOINT (with OPENAI_CHAT_API_KEY and OPENAI_CHAT_MODEL). Nothing is measured without one. The cases
// are asked for in one call, as a chapter's lines are. JUDGE_CASES names a file with more: [{ posts, line, pass, by }].
import { readFile } from 'node:fs/promises';
import { createGemini } from '../src/clients/google-genai/gemini.ts';
import { createOpenAiModel } from '../src/clients/openai/chat-model.ts';
import type { LanguageModel } from '../src/language-model/language-model.ts';
import {
  JUDGE_INSTRUCTIONS,
  JUDGEMENT_JSON_SCHEMA,
  judgePrompt,
  obeyJudgement,
  readJudgement,
} from '../src/write-script/model/chapter/judge-lines.ts';
import { CASES } from './judge/cases.ts';

const { env } = process;
const print = (line: string) => process.stdout.write(`${line}\n`);

const chooseModel = (): { readonly model: LanguageModel; readonly name: string } | undefined => {
  const endpoint = env['OPENAI_CHAT_ENDPOINT']?.replace(/\/(?:v1\/?)?$/, '');
  if (endpoint) {
    const name = env['OPENAI_CHAT_CHEAP_MODEL'] || env['OPENAI_CHAT_MODEL'] || 'gpt-4.1-mini';
    return { model: createOpenAiModel({ endpoint, apiKey: env['OPENAI_CHAT_API_KEY'] }), name };
  }
  const apiKey = env['GEMINI_API_KEY'];
  if (!apiKey) return undefined;
  const address = env['GEMINI_ENDPOINT'] || 'https://generativelanguage.googleapis.com';
  const name = env['GEMINI_CHEAP_MODEL'] || 'gemini-2.5-flash-lite';
  return { model: createGemini({ apiKey, endpoint: address }), name };
};

interface MoreCase {
  readonly posts: readonly string[];
  readonly line?: string;
  readonly title?: string;
  readonly pass: boolean;
  readonly by: string;
}

const more = env['JUDGE_CASES']
  ? (JSON.parse(await readFile(env['JUDGE_CASES'], 'utf8')) as MoreCase[])
  : [];
const cases = [
  ...CASES,
  ...more
    .filter(({ by }) => by === 'judge')
    .map(({ posts, line, title, pass }) => ({
      ...{ text: line ?? title ?? '', quote: posts.join(' '), passes: pass },
    })),
];

const chosen = chooseModel();
if (!chosen) {
  print(
    'No model is connected: set GEMINI_API_KEY, or OPENAI_CHAT_ENDPOINT. Nothing was measured.',
  );
} else {
  const lines = cases.map(({ text, quote }, at) => ({
    ...{ line: at + 1, text },
    quotes: quote === '' ? [] : [quote],
  }));
  const { text, inputTokens, outputTokens } = await chosen.model.generate(
    {
      ...{ model: chosen.name, temperature: 0, instructions: JUDGE_INSTRUCTIONS },
      ...{ prompt: judgePrompt(lines), answerSchema: JUDGEMENT_JSON_SCHEMA },
    },
    { deadlineMs: 120_000 },
  );
  const read = readJudgement(text);
  if ('problems' in read) {
    print(`${chosen.name} gave no judgement: ${read.problems.join(' ')}`);
    process.exitCode = 1;
  } else {
    const { faults, unjudged } = obeyJudgement(read.answer, lines);
    const refused = new Set(faults.map(({ line }) => line));
    const wrong = cases.filter(({ passes }, at) => refused.has(at + 1) === passes);
    for (const each of wrong) {
      print(`${each.passes ? 'refused' : 'let pass'}: ${each.text}  (${each.quote})`);
    }
    const share = (1 - wrong.length / cases.length) * 100;
    print(
      `${chosen.name}: ${cases.length - wrong.length} of ${cases.length} right (${share.toFixed(0)} %), ${unjudged} without a verdict, ${inputTokens} + ${outputTokens} tokens`,
    );
  }
}
