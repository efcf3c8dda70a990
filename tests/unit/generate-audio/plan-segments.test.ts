import { describe, expect, it } from 'vitest';
import {
  MAX_SEGMENT_CHARACTERS,
  planSegments,
} from '../../../src/generate-audio/segments/plan-segments.ts';
import { aMonologue, aScript } from '../../support/audio/a-script.ts';

describe('planSegments', () => {
  it('keeps the order of the script, with each role in its voice', () => {
    expect(
      planSegments(aScript()).map(({ chapter, utterance, role, voice }) => ({
        chapter,
        utterance,
        role,
        voice,
      })),
    ).toEqual([
      { chapter: 0, utterance: 0, role: 'Host', voice: 'en-US-Chirp3-HD-Kore' },
      { chapter: 0, utterance: 1, role: 'Guest', voice: 'en-US-Chirp3-HD-Charon' },
      { chapter: 1, utterance: 0, role: 'Host', voice: 'en-US-Chirp3-HD-Kore' },
    ]);
  });

  it("speaks in the voice's language, which the provider insists on", () => {
    const [segment] = planSegments({ ...aMonologue('Hello.'), language: 'en-GB' });
    expect(segment?.languageCode).toBe('en-US');
    const [other] = planSegments(
      aScript({
        language: 'he-IL',
        speakers: [
          { role: 'Host', voice: 'custom' },
          { role: 'Guest', voice: 'custom' },
        ],
      }),
    );
    expect(other?.languageCode).toBe('he-IL');
  });

  it('gives the same key to the same words in the same voice, and another to any other', () => {
    const keys = (script: ReturnType<typeof aScript>) => planSegments(script).map(({ key }) => key);
    expect(keys(aMonologue('Same.', 'Same.', 'Other.'))).toSatisfy(
      ([a, b, c]: string[]) => a === b && b !== c,
    );
    const otherVoice = {
      ...aMonologue('Same.'),
      speakers: [{ role: 'Host', voice: 'en-US-Chirp3-HD-Leda' }],
    };
    expect(keys(otherVoice)).not.toEqual(keys(aMonologue('Same.')));
    expect(keys(aMonologue('Same.'))[0]).toMatch(/^segments\/[0-9a-f]{64}\.mp3$/);
  });

  it('gives another key to whoever speaks in Google’s place', () => {
    const [google] = planSegments(aMonologue('Same.'));
    const [standIn] = planSegments(aMonologue('Same.'), { isStandIn: true });
    const [itself] = planSegments(aMonologue('Same.'), { isStandIn: false });
    expect(standIn?.key).not.toBe(google?.key);
    expect(itself?.key).toBe(google?.key);
  });

  it('gives another key to another pace or pitch, and the key without them to none', () => {
    const speakers = (options: object) => ({
      speakers: [{ role: 'Host', voice: 'en-US-Neural2-A', ...options }],
    });
    const keyWith = (options: object) =>
      planSegments({ ...aMonologue('Same.'), ...speakers(options) })[0]?.key;
    const keys = [{}, { speakingRate: 0.9 }, { speakingRate: 1.1 }, { pitch: -2 }].map(keyWith);
    expect(new Set(keys).size).toBe(4);
    expect(keyWith({ speakingRate: undefined, pitch: undefined })).toBe(keys[0]);
  });

  it('sends the pauses of a text along, and shows the words alone', () => {
    const [segment] = planSegments(aMonologue('He wrote: "It rose." We ate.'));
    expect(segment).toMatchObject({
      text: 'He wrote: "It rose." We ate.',
      marked: { markup: 'He wrote: [pause short] "It rose." [pause short] We ate.' },
      pauseSeconds: 0.6,
    });
  });

  it('changes one key when one line is edited', () => {
    const before = planSegments(aMonologue('One.', 'Two.', 'Three.')).map(({ key }) => key);
    const after = planSegments(aMonologue('One.', 'Changed.', 'Three.')).map(({ key }) => key);
    expect(after.filter((key) => !before.includes(key))).toHaveLength(1);
  });

  it('splits a long utterance into segments', () => {
    const text = 'A sentence of some length stands here to be spoken. '.repeat(30);
    const segments = planSegments(aMonologue(text));
    expect(segments.length).toBeGreaterThan(1);
    for (const segment of segments) {
      expect(segment.utterance).toBe(0);
      expect(segment.text.length).toBeLessThanOrEqual(MAX_SEGMENT_CHARACTERS);
    }
  });

  it('leaves out what has no sound', () => {
    expect(planSegments(aMonologue('…', 'Words.', '— ! —')).map(({ text }) => text)).toEqual([
      'Words.',
    ]);
  });

  it('sends markup as words: nothing in a text is an instruction to the provider', () => {
    const [segment] = planSegments(aMonologue('<break time="10s"/> hello'));
    expect(segment?.text).toBe('<break time="10s"/> hello');
  });
});
