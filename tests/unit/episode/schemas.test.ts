import { describe, expect, it } from 'vitest';
import { ExecutionInputSchema } from '../../../src/episode/input/execution-input.ts';
import { ScriptSchema } from '../../../src/episode/script.ts';
import { EpisodeStatusSchema, isTerminal } from '../../../src/episode/status.ts';
import { feedKey, outputKey, segmentKey } from '../../../src/episode/storage-keys.ts';

const script = {
  version: '1.0',
  language: 'en-US',
  format: 'single-speaker',
  speakers: [{ role: 'host', voice: 'en-US-Chirp3-HD-Kore' }],
  title: 'A title',
  summary: '',
  chapters: [{ title: 'Opening', sources: [], utterances: [{ speaker: 'host', text: 'Hello.' }] }],
};

describe('a script', () => {
  it('is read as it was written', () => {
    expect(ScriptSchema.parse(script)).toEqual(script);
  });

  it.each([
    ['an utterance of nobody', { speaker: 'guest', text: 'Hello.' }],
    ['an utterance without words', { speaker: 'host', text: '  ' }],
  ])('refuses %s', (_, utterance) => {
    const chapters = [{ ...script.chapters[0], utterances: [utterance] }];
    expect(ScriptSchema.safeParse({ ...script, chapters }).success).toBe(false);
  });
});

describe('the status of an episode', () => {
  it('is terminal exactly when only a new attempt can leave it', () => {
    expect(EpisodeStatusSchema.options.filter(isTerminal)).toEqual([
      'completed',
      'skipped',
      'failed',
    ]);
  });
});

describe('the keys in the bucket', () => {
  const episode = { podcastId: 'p', episodeId: 'e' };

  it('hold the hash of what they name', () => {
    expect(outputKey(episode, 'audio', 'abc')).toBe('podcasts/p/e/audio/abc.mp3');
    expect(outputKey(episode, 'transcript', 'abc')).toBe('podcasts/p/e/transcript/abc.vtt');
    expect(segmentKey('abc')).toBe('segments/abc.mp3');
  });

  it('give a show one feed', () => {
    expect(feedKey('p')).toBe('feeds/p.xml');
  });
});

describe('the input of an execution', () => {
  const input = {
    version: '1.0',
    podcastId: '5a0f0b1e-2f0d-4c53-8a58-5b1b0a5c7f02',
    episodeId: '0b5d8a44-7c6f-4f0e-9c0b-0d9b6f6c1a01',
    trigger: 'api',
  };

  it('needs ids, a version and a trigger alone', () => {
    expect(ExecutionInputSchema.parse(input)).toEqual(input);
  });

  it.each([
    { version: '2.0' },
    { podcastId: 'x' },
    { trigger: 'cron' },
    { from: 'feed' },
    { window: { from: 'yesterday', until: 'today' } },
    { extra: true },
  ])('refuses %j', (change) => {
    expect(ExecutionInputSchema.safeParse({ ...input, ...change }).success).toBe(false);
  });
});
