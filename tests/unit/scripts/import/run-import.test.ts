import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImportPlan } from '../../../../scripts/import/import-plan.ts';
import { runImport } from '../../../../scripts/import/run-import.ts';
import { makeMp3 } from '../../../support/audio/make-mp3.ts';

const SHOW_ID = '0190a5a5-0000-7000-8000-0000000000aa';
const EPISODE_ID = '0190a5a5-0000-7000-8000-0000000000bb';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-run-import-'));
  await writeFile(join(folder, 'a.mp3'), makeMp3(1, ['-q:a', '4']));
});
afterAll(() => rm(folder, { recursive: true }));

const plan = (): ImportPlan => ({
  podcastId: SHOW_ID,
  show: { title: 'Tide Mill', description: 'd', languageCode: 'en-GB' } as ImportPlan['show'],
  episodes: [
    {
      ...{ id: EPISODE_ID, guid: 'tag:1', title: 'The mill', description: 'd' },
      ...{ languageCode: 'en-GB', publishedAt: '2019-03-04T05:06:07.000Z' },
      ...{ audio: { path: join(folder, 'a.mp3') }, transcripts: [], chapters: null },
      durationMs: null,
    },
  ],
  refused: [],
  notes: [],
});

it('an episode that no bucket takes is refused with where and why', async () => {
  const outcome = await runImport(
    plan(),
    {
      importShow: async () => ({ isNew: true }),
      listEpisodes: async () => new Set(),
      startImport: async () => ({
        audio: { url: 'http://127.0.0.1:1/audio?signature=s', headers: {} },
        ...{ transcript: null, chapters: null },
      }),
      importEpisode: async () => ({ episodeId: EPISODE_ID }),
    },
    { maxBytes: 1_000_000, allowedOrigins: [], onProgress: () => undefined },
  );
  expect(outcome).toMatchObject({
    imported: 0,
    refused: [
      {
        what: 'The mill',
        why: "the bucket at http://127.0.0.1:1 can't be reached: bad port",
      },
    ],
  });
});
