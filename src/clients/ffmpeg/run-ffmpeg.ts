import { access, constants } from 'node:fs/promises';
import type { FfmpegCommand } from 'fluent-ffmpeg';
import { StepcastError } from '../../errors/stepcast-error.ts';

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
 * Makes sure that a tool is there before it is started: fluent-ffmpeg throws where nobody can catch
 * it when it isn't.
 * @throws AudioToolFailed naming the path.
 */
export const requireTool = async (path: string): Promise<void> => {
  try {
    await access(path, constants.X_OK);
  } catch (cause) {
    throw new AudioToolFailed(
      `There is no program at ${path}. Set FFMPEG_PATH and FFPROBE_PATH to ffmpeg and ffprobe.`,
      { cause },
    );
  }
};

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
