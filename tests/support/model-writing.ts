import { type Chat, type OpenAi, type Reply, startOpenAi } from '../../local/openai/index.ts';
import { createOpenAiModel } from '../../src/clients/openai/chat-model.ts';
import type { ConfigSnapshot } from '../../src/episode/config-snapshot.ts';
import type { Content } from '../../src/episode/content.ts';
import { ScriptSchema } from '../../src/episode/script.ts';
import { createBuiltInWriter } from '../../src/write-script/built-in-writer.ts';
import type { Remembered } from '../../src/write-script/memory/remembered.ts';
import { createModelWriter } from '../../src/write-script/model/model-writer.ts';
import { type TokenUsage, WritingSchema } from '../../src/write-script/writing.ts';
import { type Asked, answerHonestly, type Habits, readAsked } from './honest-model.ts';
import { inMemoryAnswers } from './in-memory-answers.ts';

/** How one script is written. */
export interface WritingOptions {
  readonly config: ConfigSnapshot;
  readonly answers?: ReturnType<typeof inMemoryAnswers>;
  readonly memory?: readonly Remembered[];
  readonly habits?: Habits;
  /** What the model says instead of what is honest; undefined to be honest. */
  readonly spoil?: (
    asked: Asked,
    chat: Chat,
  ) => Exclude<Reply, (chat: Chat) => unknown> | object | undefined;
  readonly isJudged?: boolean;
  readonly failure?: string;
  readonly concurrency?: number;
  readonly unwanted?: AbortSignal;
}

/** What a script came to, and what was asked for it. */
export interface Writing {
  readonly asked: Asked[];
  readonly chats: Chat[];
  readonly noted: TokenUsage[];
}

const asReply = (said: string | object) =>
  typeof said === 'string' || 'finishReason' in said || 'refusal' in said
    ? (said as string)
    : JSON.stringify(said);

/** A loopback model that writes as a careful one would, and a writer that asks it. */
export const startWriting = async () => {
  const server: OpenAi = await startOpenAi();
  /** `seen` is filled as calls come in, so that it tells of a script that failed too. */
  const write = async (
    content: Content,
    options: WritingOptions,
    seen: Writing = { asked: [], chats: [], noted: [] },
  ) => {
    const { config, habits, spoil, memory = [], failure, unwanted } = options;
    const { answers = inMemoryAnswers(), isJudged = false, concurrency = 6 } = options;
    server.script((chat) => {
      const asked = readAsked(chat);
      seen.asked.push(asked);
      seen.chats.push(chat);
      return asReply(spoil?.(asked, chat) ?? (answerHonestly(chat, habits) as object));
    });
    const writer = createModelWriter({
      models: [
        {
          writer: 'openai',
          model: createOpenAiModel({ endpoint: server.endpoint }),
          ...{ defaultName: 'good', cheapName: 'cheap' },
        },
      ],
      builtIn: createBuiltInWriter(),
      now: performance.now.bind(performance),
      ...{ answers, isJudged, concurrency },
    });
    const note = async (usage: TokenUsage) => void seen.noted.push(usage);
    const written = await writer.write(content, config, memory, { note, failure, unwanted });
    ScriptSchema.parse(written.script);
    WritingSchema.parse(written.report.writing);
    const lines = written.script.chapters.flatMap(({ utterances }) => utterances);
    return { ...written, ...seen, lines, text: lines.map(({ text }) => text).join('\n') };
  };
  return { server, write, close: () => server.close() };
};

/** How often each step was asked for. */
export const stepsIn = (asked: readonly Asked[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(asked, ({ step }) => step)].map(([step, its]) => [step, its.length]),
  );
