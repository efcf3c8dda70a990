import { describe, expect, it } from 'vitest';
import { checkAttempt, type Edits, startFor } from '../../../src/episode/input/check-attempt.ts';
import { changedSettings, settingsOf } from '../../../src/episode/input/edited-settings.ts';
import type { StartFrom } from '../../../src/episode/input/start-steps.ts';
import { aConfig } from '../../support/a-content.ts';

const EPISODE = { podcastId: 'p', episodeId: 'e', config: aConfig() };
const window = (from: string, until: string) => ({ from, until });
const DAY = window('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z');
const fields = (from: StartFrom, edits: Edits): string[] =>
  checkAttempt(EPISODE, from, edits).map(({ field }) => field);

describe('an attempt that changes something', () => {
  it.each<[StartFrom, Edits]>([
    ['collect', { window: DAY, settings: { maxMessages: 5 } }],
    ['script', { settings: { style: 'digest' } }],
    ['audio', { settings: { hasStings: false }, scriptKey: null }],
    ['audio', { scriptKey: 'podcasts/p/e/script/abc.json' }],
    ['publish', {}],
  ])('may start from %s with %j', (from, edits) => {
    expect(fields(from, edits)).toEqual([]);
    expect(startFor(from, edits)).toBe(from);
  });

  it.each<[StartFrom, Edits, string[], StartFrom]>([
    ['script', { window: DAY }, ['window'], 'collect'],
    ['audio', { settings: { style: null } }, ['settings.style'], 'script'],
    ['publish', { settings: { lexicon: [] } }, ['settings.lexicon'], 'audio'],
    ['script', { scriptKey: null }, ['script'], 'script'],
    ['audio', { scriptKey: 'podcasts/p/other/script/a.json' }, ['script.key'], 'audio'],
    ['collect', { window: window(DAY.until, DAY.from) }, ['window.until'], 'collect'],
    ['collect', { window: window('1999-01-01T00:00:00Z', DAY.until) }, ['window'], 'collect'],
    ['script', { settings: { format: 'multi-speaker' } }, ['settings.speakers'], 'script'],
  ])('is refused from %s with %j at %j', (from, edits, wrong, start) => {
    expect(fields(from, edits)).toEqual(wrong);
    expect(startFor(from, edits)).toBe(start);
  });
});

describe('the settings of an episode', () => {
  it('are those of its snapshot that an attempt may change', () => {
    const settings = settingsOf(EPISODE.config);
    expect(settings).toMatchObject({ maxMessages: EPISODE.config.maxMessages });
    expect(settings).not.toHaveProperty('title');
    expect(settings).not.toHaveProperty('lexicon');
  });

  it('are changed where they say something else, whatever the order of their members', () => {
    const { filters, maxMessages } = EPISODE.config;
    const turned = Object.fromEntries(Object.entries(filters).reverse()) as typeof filters;
    expect(changedSettings(EPISODE.config, { filters: turned, maxMessages })).toEqual({});
    expect(changedSettings(EPISODE.config, { maxMessages: maxMessages + 1, style: null })).toEqual({
      maxMessages: maxMessages + 1,
    });
  });
});
