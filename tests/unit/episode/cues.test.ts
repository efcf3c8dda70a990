import { describe, expect, it } from 'vitest';
import { parseCues } from '../../../src/episode/transcript/cues.ts';
import { turnsOf } from '../../../src/episode/transcript/turns.ts';

const VTT = `WEBVTT

NOTE made by hand

1
00:00:00.000 --> 00:00:02.500
<v Host>Rock &amp; roll</v>

00:02.500 --> 01:00:03.004 align:start
<v Host>goes on,
and on.

00:03:00.000 --> 00:03:01.000
<v.loud אורח>שלום
`;

describe('a transcript', () => {
  it('is read cue by cue, with speakers, and without markup', () => {
    expect(parseCues(VTT.replaceAll('\n', '\r\n'))).toEqual([
      { startMs: 0, endMs: 2_500, speaker: 'Host', text: 'Rock & roll' },
      { startMs: 2_500, endMs: 3_603_004, speaker: 'Host', text: 'goes on, and on.' },
      { startMs: 180_000, endMs: 181_000, speaker: 'אורח', text: 'שלום' },
    ]);
  });

  it('is put together by speaker', () => {
    expect(turnsOf(parseCues(VTT)).map(({ speaker, cues }) => [speaker, cues.length])).toEqual([
      ['Host', 2],
      ['אורח', 1],
    ]);
  });

  it('is empty for what is no transcript', () => {
    expect(parseCues('<html>')).toEqual([]);
  });
});
