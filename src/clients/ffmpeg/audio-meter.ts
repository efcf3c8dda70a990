import ffmpeg from 'fluent-ffmpeg';
import type { AudioMeter, Silence } from '../../generate-audio/audio-tools.ts';
import { AudioToolFailed, finished, requireTool, toolError } from './run-ffmpeg.ts';

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

/** Reads the summary of ffmpeg's ebur128 filter. @throws AudioToolFailed when there is none. */
export const readSummary = (output: string) => {
  const summary = output.slice(output.lastIndexOf('Summary:'));
  const measured = {
    integratedLufs: lastNumber(summary, /I:\s+(-?[\d.]+) LUFS/g),
    truePeakDbtp: lastNumber(summary, /Peak:\s+(-?[\d.]+) dBFS/g),
    decodedMs: milliseconds(output),
    silences: silencesIn(output),
  };
  if (Object.values(measured).some((value) => Number.isNaN(value))) {
    throw toolError('Measuring', new Error('ffmpeg reported no loudness'), output);
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

const declaredMs = (path: string, ffprobePath: string): Promise<number> =>
  new Promise((resolve, reject) => {
    ffmpeg(path)
      .setFfprobePath(ffprobePath)
      .ffprobe((error: Error | null, data) => {
        const seconds = data?.format.duration;
        if (error) reject(toolError(`Reading the headers of ${path}`, error));
        else if (!seconds) reject(new AudioToolFailed(`ffprobe finds no duration in ${path}.`));
        else resolve(seconds * 1000);
      });
  });

/** Measures with ffmpeg's filters ebur128 and silencedetect, and reads the headers with ffprobe. */
export const createAudioMeter = ({ ffmpegPath, ffprobePath }: ToolPaths): AudioMeter => ({
  async measure(path) {
    await Promise.all([requireTool(ffmpegPath), requireTool(ffprobePath)]);
    // Without a bound on lines: every silence has two.
    const command = ffmpeg(path, { stdoutLines: 0 })
      .setFfmpegPath(ffmpegPath)
      .outputOptions(['-map 0:a:0', `-af ${SILENCE},ebur128=peak=true:framelog=verbose`, '-f null'])
      .output('-');
    const done = finished(command, `Measuring ${path}`);
    command.run();
    const [output, declared] = await Promise.all([done, declaredMs(path, ffprobePath)]);
    return { ...readSummary(output), declaredMs: declared };
  },
});
