import type { FfmpegCommand } from 'fluent-ffmpeg';
import { StepcastError } from '../../episode/stepcast-error.ts';

/** Thrown when ffmpeg or ffprobe can't be started or fails; the message holds what it wrote. */
export class AudioToolFailed extends StepcastError {
  override readonly name = 'AudioToolFailed';
  readonly retryable = false;
}

const KEPT_LINES = 15;

/** The error for a failed run, with the last lines that the tool wrote. */
export const toolError = (doing: string, cause: Error, output = ''): AudioToolFailed =>
  new AudioToolFailed(
    `${doing} failed: ${cause.message}\n${output.split('\n').slice(-KEPT_LINES).join('\n')}`.trim(),
    { cause },
  );

/**
 * Waits for a command that was given its input and output.
 * @returns what ffmpeg wrote to its error channel, where it also reports what it measured.
 * @throws AudioToolFailed saying what was being done.
 */
export const finished = (command: FfmpegCommand, doing: string): Promise<string> =>
  new Promise((resolve, reject) => {
    command.on('end', (_stdout, stderr) => resolve(stderr ?? ''));
    command.on('error', (error: Error, _stdout, stderr) =>
      reject(toolError(doing, error, stderr ?? '')),
    );
  });
