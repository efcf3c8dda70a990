import { describe, expect, it } from 'vitest';
import { createFaults, misbehaveAfter } from '../../../local/google-tts/faults.ts';
import { fromWav } from '../../../local/speech/index.ts';

const pcm = { sampleRateHertz: 1000, samples: new Int16Array(1000).fill(8000) };

describe('createFaults', () => {
  it('gives each fault as often as it was asked for, oldest first', () => {
    const faults = createFaults();
    faults.add({ kind: 'empty', times: 2 }, { kind: 'quiet' });
    expect([1, 2, 3, 4].map(() => faults.take('any')?.kind)).toEqual([
      'empty',
      'empty',
      'quiet',
      undefined,
    ]);
  });

  it('keeps a fault for the text that it is meant for', () => {
    const faults = createFaults();
    faults.add({ kind: 'fading', match: 'library' });
    expect(faults.take('the weather')).toBeUndefined();
    expect(faults.take('the library')?.kind).toBe('fading');
  });

  it('forgets all', () => {
    const faults = createFaults();
    faults.add({ kind: 'empty', times: 9 });
    faults.clear();
    expect(faults.take('')).toBeUndefined();
  });
});

describe('misbehaveAfter', () => {
  it('leaves good speech alone', () => {
    expect(fromWav(misbehaveAfter(undefined, pcm))).toEqual(pcm);
  });

  it('makes what it is told', () => {
    expect(misbehaveAfter({ kind: 'empty' }, pcm)).toHaveLength(0);
    expect(misbehaveAfter({ kind: 'header-only' }, pcm)).toHaveLength(44);
    expect(misbehaveAfter({ kind: 'truncated' }, pcm)).toHaveLength(1022);
    expect(fromWav(misbehaveAfter({ kind: 'silence', seconds: 3 }, pcm)).samples).toEqual(
      new Int16Array(3000),
    );
    expect(fromWav(misbehaveAfter({ kind: 'gap', seconds: 2 }, pcm)).samples).toHaveLength(3000);
    const fading = fromWav(misbehaveAfter({ kind: 'fading' }, pcm)).samples;
    expect([fading[0], fading[999]]).toEqual([8000, expect.closeTo(253, -1)]);
  });
});
