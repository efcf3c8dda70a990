import ffmpeg from 'fluent-ffmpeg';
import type { AudioMeter, Silence } from '../../generate-audio/audio-tools.ts';
import { MP3_FORMAT } from '../../generate-audio/sound/mp3/frames.ts';
import { probeSeconds } from './probe.ts';
import { AudioToolFailed, runFfmpeg, toolError } from './run-ffmpeg.ts';

interface ToolPaths {
  readonly ffmpegPath: string;
  readonly ffprobePath: string;
}

/** The last match: ffmpeg writes values while it runs and their final ones at the end. */
const lastNumber = (output: string, pattern: RegExp): number =>
  Number([...output.matchAll(pattern)].at(-1)?.[1] ?? Number.NaN);

const milliseconds = (output: string): number => {
  const [, hours, minutes, seconds] =
    [...output.matchAll(/time=(\d+):(\d+):(\d+\.\d+)/g)].at(-1) ?? [];
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
};

/** Room for peaks above full scale, in the 16 bits that volumedetect counts with. */
const HEADROOM_DB = 12;
/**
 * True peak as ITU-R BS.1770 has it: four times the samples, and the largest of them. ebur128's own
 * takes longer than all the rest of a measurement.
 */
const TRUE_PEAK = `aresample=${4 * MP3_FORMAT.sampleRateHertz}:internal_sample_fmt=fltp,volume=-${HEADROOM_DB}dB,aformat=sample_fmts=s16,volumedetect`;

/** Reads what ffmpeg's ebur128 and volumedetect found. @throws AudioToolFailed when it is nothing. */
const readSummary = (loudness: string, peaks: string) => {
  const summary = loudness.slice(loudness.lastIndexOf('Summary:'));
  const measured = {
    integratedLufs: lastNumber(summary, /I:\s+(-?[\d.]+) LUFS/g),
    truePeakDbtp: Number(
      (lastNumber(peaks, /max_volume: (-?[\d.]+) dB/g) + HEADROOM_DB).toFixed(1),
    ),
    decodedMs: milliseconds(loudness),
    silences: silencesIn(loudness),
  };
  if (Object.values(measured).some((value) => Number.isNaN(value))) {
    throw toolError('Measuring', new Error('ffmpeg reported no loudness'), loudness + peaks);
  }
  return measured;
};

/** Below this a voice at -16 LUFS is not speaking; shorter than this it has not stopped. */
const SILENCE = 'silencedetect=noise=-42dB:duration=0.06';

const silencesIn = (output: string): Silence[] => {
  const ends = [...output.matchAll(/silence_end: ([\d.]+) \| silence_duration: ([\d.]+)/g)];
  return ends.map(([, end, duration]) => ({
    startMs: (Number(end) - Number(duration)) * 1000,
    endMs: Number(end) * 1000,
  }));
};

/** An hour takes half a minute on a whole core. */
const TIMEOUT_MS = 600_000;

const declaredMs = async (path: string, ffprobePath: string): Promise<number> => {
  const seconds = await probeSeconds(ffprobePath, path);
  if (!seconds) throw new AudioToolFailed(`ffprobe finds no duration in ${path}.`);
  return seconds * 1000;
};

/**
 * Measures with ffmpeg's filters ebur128 and silencedetect, its true peak in a process beside them,
 * and reads the headers with ffprobe.
 */
export const createAudioMeter = ({ ffmpegPath, ffprobePath }: ToolPaths): AudioMeter => {
  const filter = async (path: string, filters: string): Promise<string> => {
    const command = ffmpeg(path)
      .outputOptions(['-map 0:a:0', `-af ${filters}`, '-f null'])
      .output('-');
    const options = { doing: `Measuring ${path}`, timeoutMs: TIMEOUT_MS };
    return (await runFfmpeg(ffmpegPath, command, options)).stderr;
  };
  return {
    async measure(path) {
      const [loudness, peaks, declared] = await Promise.all([
        filter(path, `${SILENCE},ebur128=framelog=verbose`),
        filter(path, TRUE_PEAK),
        declaredMs(path, ffprobePath),
      ]);
      return { ...readSummary(loudness, peaks), declaredMs: declared };
    },
  };
};
