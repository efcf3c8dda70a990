import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalTelegram, startTelegram } from '../../local/telegram/index.ts';
import { createOpenAiTranscriber } from '../../src/clients/openai/transcriber.ts';
import { connectChannelSource } from '../../src/clients/telegram/channel-source.ts';
import { collectContent } from '../../src/collect-content/collect-content.ts';
import type { CollectContentDeps } from '../../src/collect-content/deps.ts';
import { VOICE_LIMITS } from '../../src/collect-content/voice/download-voices.ts';
import { BudgetSpent } from '../../src/cost/monthly-caps.ts';
import { createCosts } from '../../src/cost/record-costs.ts';
import { type Content, ContentSchema } from '../../src/episode/content.ts';
import type { EpisodeWarning } from '../../src/episode/episode-store.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { FiltersSchema } from '../../src/show/filters.ts';
import { MEDIA_TYPES } from '../../src/show/media-types.ts';
import { writeBuiltIn } from '../../src/write-script/built-in-writer.ts';
import { aConfig } from '../support/a-content.ts';
import { inMemoryCosts } from '../support/audio/in-memory-stores.ts';
import { inMemoryDirectory, inMemoryLease } from '../support/in-memory-directory.ts';
import { inMemoryExports } from '../support/in-memory-exports.ts';
import { startSpeechToText } from '../support/speech-to-text.ts';
import {
  anExported,
  anExportedChannel,
  createExportFolder,
  exportTime,
} from '../support/telegram-exports.ts';
import { withinCaps } from '../support/within-caps.ts';

const SAID = 'The harbour board has bought a new gate for the mill pond. It weighs three tonnes.';
const voice = (id: number, file: string, more: Record<string, unknown> = {}) =>
  anExported({
    id,
    file,
    media_type: 'voice_message',
    mime_type: 'audio/ogg',
    duration_seconds: 12,
    text: '',
    text_entities: [],
    ...more,
  });

let exports: Awaited<ReturnType<typeof createExportFolder>>;
let telegram: LocalTelegram;
let endpoint: Awaited<ReturnType<typeof startSpeechToText>>;
beforeAll(async () => {
  [exports, endpoint] = await Promise.all([createExportFolder(), startSpeechToText()]);
  await mkdir(join(exports.folder, 'voice_messages'));
  const sound = async (name: string, bytes: string) => {
    await writeFile(join(exports.folder, 'voice_messages', name), bytes);
    return `voice_messages/${name}`;
  };
  await writeFile(join(exports.folder, '..', 'outside.ogg'), 'Not of this export.');
  const first = await sound('first.ogg', SAID);
  const many = Array.from({ length: VOICE_LIMITS.messages + 3 }, (_, index) =>
    voice(index + 1, first),
  );
  telegram = await startTelegram({
    exports: [
      await exports.write(
        anExportedChannel('Quay voices', 0, [
          voice(1, first),
          voice(2, '(File not included. Change data exporting settings to download.)'),
          voice(3, '../outside.ogg'),
          voice(4, first, { duration_seconds: VOICE_LIMITS.seconds + 1 }),
          anExported({ id: 5 }),
        ]),
      ),
      await exports.write(anExportedChannel('Many voices', 0, many)),
    ],
  });
});
beforeEach(() => {
  endpoint.requests.length = 0;
  endpoint.replies.length = 0;
});
afterAll(async () => {
  await telegram?.close();
  await endpoint?.close();
  await exports?.remove();
});

const transcriber = () =>
  createOpenAiTranscriber({ endpoint: endpoint.endpoint, apiKey: 'a-key', model: 'whisper-1' });

const collect = async (channel: string, deps: Partial<CollectContentDeps> = {}) => {
  const contents: Content[] = [];
  const noted: (readonly EpisodeWarning[])[] = [];
  const costs = inMemoryCosts();
  const { apiId, apiHash, proxyUrl, session } = telegram;
  const config = {
    ...{ telegramChannels: [channel], maxMessages: 100, languageCode: 'en-US' },
    ...{ mediaTypes: [...MEDIA_TYPES], filters: FiltersSchema.parse({}) },
  };
  const id = '6b1f0d54-4f54-4d4f-9a4b-3d0a2f6f1c01';
  const window = { from: exportTime(0), until: exportTime(1000) };
  const result = await collectContent(
    {
      episodes: {
        read: async () => ({ config: config as never }),
        noteWait: async () => undefined,
        noteWarnings: async (_, __, warnings) => void noted.push(warnings),
      },
      objects: {
        async put(key, body) {
          contents.push(ContentSchema.parse(JSON.parse(body)));
          return { key, versionId: '1', etag: '"1"', sizeBytes: 1 };
        },
      },
      lease: inMemoryLease(),
      directory: inMemoryDirectory(),
      exports: inMemoryExports(),
      accountOf: () => ({
        session: 'fingerprint',
        connect: () =>
          connectChannelSource(session, { apiId, apiHash, proxyUrl, timeoutMs: 10_000 }),
      }),
      now: () => new Date('2026-10-19T00:00:00.000Z'),
      newId: () => 'run',
      beginPaying: withinCaps,
      openCosts: createCosts(costs, () => 'report'),
      transcriber: transcriber(),
      ...deps,
    },
    { podcastId: id, episodeId: id, execution: id, window },
    { logger: createLogger('error', () => {}), remainingMs: () => 300_000 },
  );
  const [content] = contents;
  const ids = content?.results[channel]?.map((post) => post.id) ?? [];
  const items = [...costs.reports.values()].flatMap((report) => report.items);
  return { result, content, ids, noted, items };
};

describe('voice messages', () => {
  it('become words of their posts, and of the episode', async () => {
    const { content, ids, items, noted } = await collect('quay_voices');
    expect(ids).toEqual([1, 5]);
    expect(content?.results['quay_voices']?.[0]).toMatchObject({
      text: '',
      media: [{ type: 'voice', transcript: SAID }],
    });
    expect(content?.channels[0]).toMatchObject({ found: 5, kept: 2, filtered: 3, truncated: 0 });
    expect(endpoint.requests).toEqual([
      {
        path: '/v1/audio/transcriptions',
        authorization: 'Bearer a-key',
        fields: { model: 'whisper-1', response_format: 'json', language: 'en' },
        fileName: 'voice.ogg',
        sound: SAID,
      },
    ]);
    expect(items).toMatchObject([
      { provider: 'openai', product: 'whisper-1', unit: 'audioSeconds', quantity: 12, usd: 0.0012 },
    ]);
    expect(noted).toMatchObject([
      [
        {
          name: 'VoiceNotTranscribed',
          message: expect.stringMatching(
            /^3 of 4 voice messages have no words in the episode: .*longer than 600 s/,
          ),
        },
      ],
    ]);
    if (!content) throw new Error('Nothing was collected.');
    const { script } = writeBuiltIn(content, aConfig());
    expect(JSON.stringify(script.chapters)).toContain('bought a new gate for the mill pond');
  });

  it('fail no episode where the endpoint is away, refuses or talks nonsense: its posts are filtered, and it is said', async () => {
    for (const reply of [{ status: 500, body: 'Out of order' }, { body: '<html>' }]) {
      endpoint.replies.push(reply);
      const { ids, noted, items } = await collect('quay_voices');
      expect(ids).toEqual([5]);
      expect(noted[0]?.[0]?.message).toContain('4 of 4 voice messages');
      expect(items).toEqual([]);
    }
    const nobody = createOpenAiTranscriber({ endpoint: 'http://127.0.0.1:9', model: 'm' });
    expect((await collect('quay_voices', { transcriber: nobody })).ids).toEqual([5]);
  });

  it('are no more than the limit, the newest first', async () => {
    const { ids, noted, items } = await collect('many_voices');
    expect(endpoint.requests).toHaveLength(VOICE_LIMITS.messages);
    expect(ids).toEqual(Array.from({ length: VOICE_LIMITS.messages }, (_, index) => index + 4));
    expect(noted[0]?.[0]?.message).toContain('3 of 23 voice messages');
    expect(items).toMatchObject([{ quantity: 12 * VOICE_LIMITS.messages }]);
  });

  it('are asked for no more once Telegram wants a pause, and the episode goes on', async () => {
    telegram.faults.add({
      method: 'upload.getFile',
      answer: 'FLOOD_WAIT_600',
      code: 420,
      times: 1,
    });
    const { ids, noted } = await collect('many_voices');
    telegram.faults.clear();
    expect(ids).toEqual([]);
    expect(noted[0]?.[0]?.message).toContain('Telegram asks for a pause');
    expect(endpoint.requests).toEqual([]);
  });

  it('wait while a cap of the month is used up: the task ends before anything is asked', async () => {
    const held: unknown[] = [];
    const beginPaying: CollectContentDeps['beginPaying'] = async (_, products) => {
      held.push(...products);
      throw new BudgetSpent('It cost $10 of $10.');
    };
    await expect(collect('quay_voices', { beginPaying })).rejects.toMatchObject({
      name: 'BudgetSpent',
    });
    expect(held).toEqual([{ provider: expect.any(String), product: 'whisper-1' }]);
    expect(endpoint.requests).toEqual([]);
  });

  it('stay unheard where no endpoint is connected', async () => {
    const { ids, noted } = await collect('quay_voices', { transcriber: undefined });
    expect(ids).toEqual([5]);
    expect(noted).toEqual([]);
    expect(endpoint.requests).toEqual([]);
  });
});

describe('the speech-to-text client', () => {
  it('gives up in time', async () => {
    endpoint.replies.push({ delayMs: 5_000 });
    const sound = { bytes: Buffer.from('a'), mimeType: 'audio/ogg' };
    await expect(
      transcriber().transcribe(sound, { languageCode: 'en-US', timeoutMs: 50 }),
    ).rejects.toMatchObject({
      name: 'TranscriptionFailed',
      message: expect.stringContaining('did not answer within'),
    });
  });
});
