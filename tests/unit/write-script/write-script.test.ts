import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../local/step-functions/language/virtual-clock.ts';
import { type BeginPaying, BudgetSpent } from '../../../src/cost/monthly-caps.ts';
import { createCosts } from '../../../src/cost/record-costs.ts';
import type { Content } from '../../../src/episode/content.ts';
import { CoverageSchema } from '../../../src/episode/coverage/coverage.ts';
import { ScriptSchema } from '../../../src/episode/script.ts';
import type { StoredObject } from '../../../src/episode/stored-object.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { createWhileOwned } from '../../../src/runtime/while-owned.ts';
import { createBuiltInWriter, writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { ContentUnreadable } from '../../../src/write-script/read-content.ts';
import type { EarlierEpisode } from '../../../src/write-script/read-memory.ts';
import type { ScriptWriter } from '../../../src/write-script/script-writer.ts';
import { WriteScriptOutputSchema } from '../../../src/write-script/task.ts';
import { writeScript } from '../../../src/write-script/write-script.ts';
import { fallbackFor } from '../../../src/write-script/writing.ts';
import { aConfig, aContent, aPost } from '../../support/a-content.ts';
import { inMemoryCosts } from '../../support/audio/in-memory-stores.ts';
import { withinCaps } from '../../support/within-caps.ts';

const CONTENT = aContent({
  harbour: [aPost(1, 'The mill\n\nThe mill turns again on Sunday. Everybody is invited.')],
});
const POINTER: StoredObject = { key: 'content/a.json', versionId: '1', etag: '"a"', sizeBytes: 9 };

/** What the show's published episodes have told, and what became of the attempt. */
interface Before {
  /** Whether the attempt is still the episode's. */
  readonly check?: () => Promise<void>;
  readonly earlier?: readonly EarlierEpisode[];
  readonly files?: Readonly<Record<string, string>>;
  readonly beginPaying?: BeginPaying;
}

const run = async (
  body: string,
  config = aConfig(),
  modelFailure = '',
  gemini?: ScriptWriter,
  { earlier = [], files = {}, check = async () => {}, beginPaying = withinCaps }: Before = {},
) => {
  const written = new Map<string, string>();
  const lines: string[] = [];
  const costs = inMemoryCosts();
  const deps = {
    episodes: { read: async () => ({ config }), listEarlier: async () => earlier },
    objects: {
      get: async ({ key }: StoredObject) => new TextEncoder().encode(files[key] ?? body),
      put: async (key: string, text: string) => {
        written.set(key, text);
        return { key, versionId: '1', etag: '"e"', sizeBytes: text.length };
      },
    },
    builtIn: createBuiltInWriter(),
    models: { gemini },
    beginPaying,
    openCosts: createCosts(costs, () => 'report'),
    whileOwned: createWhileOwned({ check, sleep: createVirtualClock().sleep }),
  };
  const { podcastId, episodeId } = CONTENT;
  const input = { podcastId, episodeId, execution: episodeId, content: POINTER, modelFailure };
  const logger = createLogger('info', (line) => lines.push(line));
  return { output: await writeScript(deps, input, { logger }), written, lines, costs };
};

const json = (content: Content = CONTENT): string => JSON.stringify(content);

describe('WriteScript', () => {
  it('ends the call of the model once its attempt is not the episode’s any more', async () => {
    const gone = Object.assign(new Error('Another attempt has the episode.'), {
      name: 'StaleExecution',
    });
    const answersNever: ScriptWriter = {
      write: (_content, _config, _memory, { unwanted } = {}) =>
        new Promise((_resolve, reject) => {
          unwanted?.addEventListener('abort', () => reject(unwanted.reason));
        }),
    };
    const cancelled = run(json(), aConfig({ writer: 'gemini' }), '', answersNever, {
      check: () => Promise.reject(gone),
    });
    await expect(cancelled).rejects.toBe(gone);
  });

  it('lets the model ask whether its attempt may pay', async () => {
    const asks: ScriptWriter = {
      async write(_content, _config, _memory, { beginPaying } = {}) {
        await beginPaying?.([{ provider: 'gemini', product: 'gemini-2.5-flash' }]);
        throw new Error('It was let.');
      },
    };
    const asked: unknown[] = [];
    const written = run(json(), aConfig({ writer: 'gemini' }), '', asks, {
      async beginPaying(attempt, products) {
        asked.push(attempt.execution, products);
        throw new BudgetSpent('It cost $10 of $10.');
      },
    });
    await expect(written).rejects.toMatchObject({ name: 'BudgetSpent' });
    expect(asked).toEqual([
      CONTENT.episodeId,
      [{ provider: 'gemini', product: 'gemini-2.5-flash' }],
    ]);
  });

  it('names posts in another language than a show that the built-in writer writes', async () => {
    const text =
      'Управление порта вчера вечером открыло новый мост, и он будет открыт до полуночи.';
    const russian = json(aContent({ harbour: [aPost(1, text), aPost(2, text)] }));
    await expect(run(russian)).rejects.toMatchObject({
      name: 'PostsInOtherLanguage',
      retryable: false,
      message: expect.stringMatching(
        /in Russian \(100 %.*English \(en-US\).*Choose a language model.*change the show's language/s,
      ),
    });
  });

  it('stores the script under the hash of its bytes and answers with what the row needs', async () => {
    const { output, written } = await run(json());
    const [[key, body] = ['', '']] = written;
    const script = ScriptSchema.parse(JSON.parse(body));
    expect(key).toMatch(
      new RegExp(`^podcasts/${CONTENT.podcastId}/${CONTENT.episodeId}/script/[0-9a-f]{64}\\.json$`),
    );
    expect(WriteScriptOutputSchema.parse(output)).toMatchObject({
      object: { key },
      title: script.title,
      summary: script.summary,
      utterances: script.chapters.flatMap((chapter) => chapter.utterances).length,
    });
  });

  it('writes the same object when it is run again', async () => {
    const [first, second] = [await run(json()), await run(json())];
    expect([...first.written]).toEqual([...second.written]);
  });

  it.each([
    ['no JSON', '{"version":'],
    ['another document', '{"version":"1.0","results":[]}'],
    ['nothing', ''],
  ])('refuses content that is %s by name', async (_, body) => {
    const failure = await run(body).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ContentUnreadable);
    expect(failure).toMatchObject({
      name: 'ContentUnreadable',
      retryable: false,
      key: POINTER.key,
    });
  });

  it('says in the log what it did with the posts, and which wishes it could not follow', async () => {
    const { lines } = await run(json(), aConfig({ additionalInstructions: 'Sing it.' }));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ told: 1, merged: 0, leftOut: 0, ignoredInstructions: true }),
      expect.objectContaining({ level: 'WARN' }),
    ]);
  });

  describe('after earlier episodes', () => {
    const before = writeBuiltIn(
      aContent({ harbour: [aPost(1, 'The mill\n\nThe mill turns again on Sunday.')] }),
      aConfig(),
    );
    const coverage = { ...POINTER, key: 'coverage/before.json' };
    const earlier = [{ episodeId: 'before', until: new Date('2026-09-30T00:00:00Z'), coverage }];
    const body = json(
      aContent({
        harbour: [
          aPost(1, 'The mill\n\nThe mill turns again on Sunday.'),
          aPost(2, 'The ferry\n\nThe ferry runs every half hour from Monday.'),
        ],
      }),
    );
    const outcomes = ({ written }: Awaited<ReturnType<typeof run>>) => {
      const file = [...written].find(([key]) => key.includes('/coverage/'))?.[1] ?? '';
      return CoverageSchema.parse(JSON.parse(file)).posts.map(({ outcome }) => outcome);
    };

    it('tells nothing anew that they told', async () => {
      const files = { [coverage.key]: JSON.stringify(before.coverage) };
      const result = await run(body, aConfig(), '', undefined, { earlier, files });
      expect(outcomes(result)).toEqual(['left-out', 'told']);
    });

    it('goes without one whose file is unreadable, and says so in the log', async () => {
      const files = { [coverage.key]: 'gone' };
      const result = await run(body, aConfig(), '', undefined, { earlier, files });
      expect(outcomes(result)).toEqual(['told', 'told']);
      expect(result.lines.map((line) => JSON.parse(line))).toContainEqual(
        expect.objectContaining({ level: 'WARN', earlier: 'before', reason: 'SyntaxError' }),
      );
    });
  });

  describe('for a show that has chosen the language model', () => {
    const config = aConfig({ writer: 'gemini' });

    it('fails by name where there is no key for it', async () => {
      await expect(run(json(), config)).rejects.toMatchObject({
        name: 'WriterNotConfigured',
        message: expect.stringContaining('GEMINI_API_KEY'),
      });
    });

    it('asks it, and records the tokens at their price', async () => {
      const usage = {
        ...{ provider: 'gemini', model: 'gemini-2.5-flash' },
        ...{ inputTokens: 20_000, outputTokens: 4_000 },
      };
      const writing = { writer: 'gemini' as const, usage: [usage] };
      const gemini: ScriptWriter = {
        write: async (content, show, _memory, { note } = {}) => {
          await note?.(usage);
          const { report, ...written } = await createBuiltInWriter().write(content, show, []);
          const script = { ...written.script, title: 'By the model' };
          return { ...written, script, report: { ...report, writing } };
        },
      };
      const { output, costs } = await run(json(), config, '', gemini);
      expect(output).toMatchObject({ title: 'By the model', writing });
      const [report] = costs.reports.values();
      expect(report?.items).toMatchObject([
        { product: 'gemini-2.5-flash', unit: 'inputTokens', quantity: 20_000, usd: 0.006 },
        { product: 'gemini-2.5-flash', unit: 'outputTokens', quantity: 4_000, usd: 0.01 },
      ]);
    });

    it('writes without it once it has stayed away, and says so', async () => {
      const gemini: ScriptWriter = {
        write: async (content, show, _memory, { failure = '' } = {}) => {
          const { report, ...written } = await createBuiltInWriter().write(content, show, []);
          const fallback = fallbackFor('gemini', 'model-unavailable', [failure]);
          return { ...written, report: { ...report, writing: { writer: 'built-in', fallback } } };
        },
      };
      const { output, lines } = await run(
        json(),
        config,
        '{"errorType":"ModelUnavailable","errorMessage":"Gemini answered 503","trace":[]}',
        gemini,
      );
      const fallback = {
        from: 'gemini',
        why: 'model-unavailable',
        reasons: ['Gemini answered 503'],
      };
      expect(output.writing).toEqual({ writer: 'built-in', fallback });
      expect(lines.map((line) => JSON.parse(line))).toContainEqual(
        expect.objectContaining({ level: 'WARN', ...fallback, reasons: 1 }),
      );
    });
  });
});
