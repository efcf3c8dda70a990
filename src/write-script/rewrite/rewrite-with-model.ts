import type { LanguageModel, ModelAnswer } from '../../language-model/language-model.ts';
import { prepareMaterial } from '../material.ts';
import { readWhole } from '../model/ask/ask-twice.ts';
import { sourcesOf } from '../model/chapter/check-chapter.ts';
import { checkLine } from '../model/chapter/check-line.ts';
import { REWORDING_JSON_SCHEMA, readRewording } from '../model/chapter/draft.ts';
import { findUnwanted } from '../model/chapter/find-unwanted.ts';
import { asMaterial, type NumberedPost, numberPosts } from '../model/chapter/number-posts.ts';
import { inFence } from '../model/fence.ts';
import { writeInstructions } from '../model/rules.ts';
import { NothingToTell } from '../script-writer.ts';
import { contentOf, type LineToRewrite, lineOf, type RewrittenLine } from './line-to-rewrite.ts';

/** What asking came to: the line, if it holds against its posts, and what was paid for. */
export interface Asked {
  readonly text: RewrittenLine['text'] | null;
  readonly answer: ModelAnswer | null;
}

const materialOf = (line: LineToRewrite) => {
  try {
    return prepareMaterial(contentOf(line), line.config);
  } catch (error) {
    if (error instanceof NothingToTell) return null;
    throw error;
  }
};

const writePrompt = (
  { script, chapter, utterance }: LineToRewrite,
  posts: readonly NumberedPost[],
): string => {
  const lines = (script.chapters[chapter]?.utterances ?? []).map(({ speaker, text }, at) =>
    JSON.stringify({ line: at + 1, speaker, text }),
  );
  return [
    'A chapter has been written of these posts:',
    ...inFence('posts', posts.map(asMaterial)),
    'These are its lines:',
    ...inFence('lines', lines),
    `Say line ${utterance + 1} in other words, about as long as it is, so that it still fits between the lines around it. Change no other line.`,
  ].join('\n');
};

interface AskOptions {
  readonly model: LanguageModel;
  readonly modelName: string;
  readonly deadlineMs: number;
}

/**
 * The line in the words of a language model, checked as a draft's lines are; none where the answer
 * doesn't hold. @throws ModelUnavailable, ModelRefused
 */
export const rewriteWithModel = async (
  line: LineToRewrite,
  { model, modelName, deadlineMs }: AskOptions,
): Promise<Asked> => {
  const before = lineOf(line);
  const material = materialOf(line);
  if (!before || !material) return { text: null, answer: null };
  const posts = numberPosts(material.posts);
  const { content, config } = line;
  const answer = await model.generate(
    {
      model: modelName,
      instructions: writeInstructions(config),
      prompt: writePrompt(line, posts),
      answerSchema: REWORDING_JSON_SCHEMA,
    },
    { deadlineMs },
  );
  const read = readWhole(readRewording)(answer);
  if ('problems' in read) return { text: null, answer };
  const { text } = read.answer;
  const faults = [
    ...checkLine(
      { speaker: before.speaker, ...read.answer },
      sourcesOf({ content, config, language: material.language, posts }),
    ),
    ...findUnwanted(text, config),
  ];
  return { text: faults.length > 0 || text === before.text ? null : text, answer };
};
