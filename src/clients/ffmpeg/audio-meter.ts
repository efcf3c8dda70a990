import ffmpeg from 'fluent-ffmpeg';
import type { AudioMeter } from '../../generate-audio/audio-tools.ts';
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
  };
  if (Object.values(measured).some(Number.isNaN)) {
    throw toolError('Measuring', new Error('ffmpeg reported no loudness'), output);
  }
  return measured;
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

/** Measures with ffmpeg's ebur128 filter, and reads the headers with ffprobe. */
export const createAudioMeter = ({ ffmpegPath, ffprobePath }: ToolPaths): AudioMeter => ({
  async measure(path) {
    await Promise.all([requireTool(ffmpegPath), requireTool(ffprobePath)]);
    const command = ffmpeg(path)
      .setFfmpegPath(ffmpegPath)
      .outputOptions(['-map 0:a:0', '-af ebur128=peak=true:framelog=verbose', '-f null'])
      .output('-');
    const done = finished(command, `Measuring ${path}`);
    command.run();
    const [output, declared] = await Promise.all([done, declaredMs(path, ffprobePath)]);
    return { ...readSummary(output), declaredMs: declared };
  },
});
