import { z } from 'zod';
import { type Cue, parseCues } from '../../src/episode/transcript/cues.ts';
import { betweenTags } from '../../src/speech-text/xml-text.ts';
import type { TranscriptSource } from './import-plan.ts';

/** As Podcasting 2.0 writes it (podcastindex.org, podcast-namespace/transcripts): times in seconds. */
const JsonTranscriptSchema = z.object({
  segments: z.array(
    z.object({
      startTime: z.number().nonnegative(),
      endTime: z.number().nonnegative(),
      body: z.string(),
      speaker: z.string().optional(),
    }),
  ),
});

/** SubRip is WebVTT with a comma in its times, as far as cues go. */
const fromSrt = (text: string): Cue[] =>
  parseCues(text.replace(/(\d\d:\d\d:\d\d),(\d{3})/g, '$1.$2'));

const fromJson = (text: string): Cue[] =>
  JsonTranscriptSchema.parse(JSON.parse(text)).segments.map((segment) => ({
    startMs: Math.round(segment.startTime * 1000),
    endMs: Math.round(segment.endTime * 1000),
    speaker: segment.speaker ?? '',
    text: segment.body.trim(),
  }));

const READERS = { vtt: parseCues, srt: fromSrt, json: fromJson };

const stamp = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
const inOneLine = (text: string): string => betweenTags(text).replace(/\s+/g, ' ').trim();

const toVtt = (cues: readonly Cue[]): string =>
  [
    'WEBVTT',
    ...cues.map(({ startMs, endMs, speaker, text }) => {
      const voice = speaker ? `<v ${inOneLine(speaker)}>` : '';
      return `${stamp(startMs)} --> ${stamp(endMs)}\n${voice}${inOneLine(text)}`;
    }),
  ]
    .join('\n\n')
    .concat('\n');

/**
 * A transcript as WebVTT; undefined where there is nothing in it that was said.
 * @throws SyntaxError, ZodError for a JSON transcript that is none
 */
export const readTranscript = (
  format: TranscriptSource['format'],
  bytes: Uint8Array,
): string | undefined => {
  const text = new TextDecoder().decode(bytes);
  const cues = READERS[format](text).filter(
    ({ startMs, endMs, text: said }) => said !== '' && startMs < endMs && endMs < 86_400_000,
  );
  return cues.length === 0 ? undefined : toVtt(cues);
};
