import { expect, test } from 'vitest';
import { readTranscript } from '../../../../scripts/import/transcripts.ts';
import { parseCues } from '../../../../src/episode/transcript/cues.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const CUES = [
  { startMs: 0, endMs: 2500, speaker: 'Ada & Bo', text: 'The mill <turned>.' },
  { startMs: 3_600_000, endMs: 3_601_000, speaker: '', text: 'Again.' },
];

test.each([
  [
    'vtt',
    'WEBVTT\n\nNOTE x\n\n00:00.000 --> 00:02.500 line:0\n<v Ada &amp; Bo>The mill &lt;turned&gt;.\n\n01:00:00.000 --> 01:00:01.000\nAgain.\n',
    CUES,
  ],
  [
    'srt',
    '1\r\n00:00:00,000 --> 00:00:02,500\r\nThe mill\r\nturned.\r\n\r\n2\r\n01:00:00,000 --> 01:00:01,000\r\nAgain.\r\n',
    [{ ...CUES[0], speaker: '', text: 'The mill turned.' }, CUES[1]],
  ],
  [
    'json',
    JSON.stringify({
      version: '1.0.0',
      segments: [
        { speaker: 'Ada & Bo', startTime: 0, endTime: 2.5, body: 'The mill <turned>.' },
        { startTime: 3600, endTime: 3601, body: 'Again.' },
      ],
    }),
    CUES,
  ],
] as const)('a transcript as %s becomes WebVTT that says the same', (format, text, cues) => {
  expect(parseCues(readTranscript(format, bytes(text)) ?? '')).toEqual(cues);
});

test('one without words is none', () => {
  expect(readTranscript('vtt', bytes('WEBVTT\n'))).toBeUndefined();
  expect(readTranscript('srt', bytes('<html>not found</html>'))).toBeUndefined();
});
