import { expect, it } from 'vitest';
import type { ShowSettings } from '../../../../scripts/cli/grammar/settings/show-settings.ts';
import { speakersOf } from '../../../../scripts/cli/speakers.ts';

const given = (settings: Partial<ShowSettings>) => settings as ShowSettings;
const PLAIN = { name: null, character: null, voice: null, speakingRate: null, pitch: null };
const HAD = {
  format: 'multi-speaker' as const,
  speakers: [
    { role: 'Anna', ...PLAIN, voice: 'en-US-Chirp3-HD-Leda' },
    { role: 'Ben', ...PLAIN, pitch: 3 },
  ],
};

it('says nothing of speakers when nothing is given', () => {
  expect(speakersOf(given({ format: 'multi-speaker' }), HAD)).toBeUndefined();
});

it('changes what is given and keeps the rest', () => {
  expect(speakersOf(given({ pace: [1.2], pitch: [-1, null] }), HAD)).toEqual([
    { ...HAD.speakers[0], speakingRate: 1.2, pitch: -1 },
    { ...HAD.speakers[1], pitch: null },
  ]);
});

it('changes names and characters, and keeps speakers beyond the second', () => {
  const three = { ...HAD, speakers: [...HAD.speakers, { role: 'Elder', ...PLAIN, voice: 'v' }] };
  const settings = given({ speakerName: [null, 'Benedict'], speakerCharacter: ['Asks on.'] });
  expect(speakersOf(settings, three)).toEqual([
    { ...HAD.speakers[0], character: 'Asks on.' },
    { ...HAD.speakers[1], name: 'Benedict' },
    three.speakers[2],
  ]);
});

it('makes as many speakers as the format has, or as are given', () => {
  expect(speakersOf(given({ voice: ['x'] }), null)).toEqual([
    { role: 'host', ...PLAIN, voice: 'x' },
  ]);
  expect(speakersOf(given({ voice: ['x'], format: 'multi-speaker' }), null)).toHaveLength(2);
  expect(speakersOf(given({ voice: ['x', 'y'] }), null)).toHaveLength(2);
});
