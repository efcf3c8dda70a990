import { expect, it } from 'vitest';
import type { RetryInput } from '../../../../src/api/retry-episode/retry-body.ts';
import {
  otherWindow,
  settingValues,
  toRerunBody,
  windowValues,
} from '../../../../src/console/rerun/rerun-body.ts';
import {
  readWindow,
  toControl,
  type WindowValues,
} from '../../../../src/console/shows/window-values.ts';
import type { StartFrom } from '../../../../src/episode/input/start-steps.ts';

const INPUT: RetryInput = {
  from: 'audio',
  window: { from: '2026-09-01T00:00:17.250Z', until: '2026-09-08T00:00:00.000Z' },
  settings: {
    telegramChannels: ['mill', 'quay'],
    maxMessages: 100,
    mediaTypes: ['photo'],
    filters: { excludeForwarded: true, excludeKeywords: ['ad'], minCharacters: 1 },
    format: 'single-speaker',
    speakers: [{ role: 'host', voice: 'en-US-Chirp3-HD-Kore', pitch: -2 }],
    introText: null,
    outroText: 'Bye.',
    additionalInstructions: null,
    targetDurationMinutes: 7.5,
    style: 'digest',
  },
  script: null,
};
const before = settingValues(INPUT.settings, 'en-US');
const window = windowValues(INPUT);
const body = (
  after: Partial<typeof before>,
  asked: { readonly from?: StartFrom; readonly window?: WindowValues } = {},
) => {
  const chosen = asked.window ?? window;
  const read = readWindow(chosen, Date.now());
  if (read.problem !== undefined) throw new Error(read.problem);
  const other = otherWindow(INPUT, chosen, read.window);
  return toRerunBody(before, { ...before, ...after }, { from: asked.from ?? null, window: other });
};

it('sends nothing of what stays as it is, be the snapshot older than some settings', () => {
  expect(body({})).toEqual({});
  expect(body({}, { from: 'publish' })).toEqual({ from: 'publish' });
});

it('sends each setting that is changed, as a whole', () => {
  expect(body({ minCharacters: '40', style: '', hasStings: true, firstPitch: '0' })).toEqual({
    settings: {
      filters: { excludeForwarded: true, excludeKeywords: ['ad'], minCharacters: 40 },
      style: null,
      hasStings: true,
      speakers: [{ role: 'host', voice: 'en-US-Chirp3-HD-Kore' }],
    },
  });
});

it('sends another window, and the end that is left alone to the millisecond', () => {
  const until = '2026-09-09T08:00:00.000Z';
  expect(body({}, { window: { ...window, until: toControl(until) } })).toEqual({
    window: { from: INPUT.window?.from, until },
  });
});

it('lets a period whose end is cleared go on until now, and keeps one that is cleared whole', () => {
  expect(body({}, { window: { ...window, until: '' } })).toMatchObject({
    window: { from: INPUT.window?.from, until: expect.any(String) },
  });
  expect(body({}, { window: { from: '', until: '' } })).toEqual({});
});
