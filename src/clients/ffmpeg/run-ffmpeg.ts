import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FfmpegCommand } from 'fluent-ffmpeg';
import { StepcastError } from '../../errors/stepcast-error.ts';
import { confinement } from './confinement.ts';

/** Thrown when ffmpeg or ffprobe can't be started or fails; the message holds what it wrote. */
export class AudioToolFailed extends StepcastError {
  override readonly name = 'AudioToolFailed';
  readonly retryable = false;
}

const KEPT_LINES = 15;
/** ffmpeg writes two lines for each silence of an hour, and one for each broken frame. */
const MAX_MESSAGES_BYTES = 16 * 1024 ** 2;

/** The error for a failed run, with the last lines that the tool wrote. */
export const toolError = (doing: string, cause: Error, output = ''): AudioToolFailed =>
  new AudioToolFailed(
    `${doing} failed: ${cause.message}\n${output.split('\n').slice(-KEPT_LINES).join('\n')}`.trim(),
    { cause },
  );

const requireTool = async (path: string): Promise<void> => {
  try {
    await access(path, constants.X_OK);
  } catch (cause) {
    throw new AudioToolFailed(
      `There is no program at ${path}. Set FFMPEG_PATH and FFPROBE_PATH to ffmpeg and ffprobe.`,
      { cause },
    );
  }
};

export interface ToolRun {
  /** For the error, as in "Cutting a clip failed". */
  readonly doing: string;
  /** What goes into its standard input. */
  readonly input?: Uint8Array;
  /** A run that takes longer is killed. */
  readonly timeoutMs: number;
  /** A run that writes more to its standard output is killed. */
  readonly maxOutputBytes?: number;
  /** Whether somebody else made what it reads: it is confined then, where the system can. */
  readonly isUntrusted?: boolean;
}

interface ToolOutput {
  readonly stdout: Buffer;
  /** Where ffmpeg also reports what it measured. */
  readonly stderr: string;
}

const start = (
  [program, ...args]: readonly string[],
  cwd: string,
  { doing, input, timeoutMs, maxOutputBytes = Number.POSITIVE_INFINITY }: ToolRun,
): Promise<ToolOutput> =>
  new Promise((resolve, reject) => {
    const child = spawn(program ?? '', args, { cwd, env: {}, windowsHide: true });
    let killedFor: string | undefined;
    const kill = (why: string) => {
      killedFor ??= why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => kill(`it took longer than ${timeoutMs / 1000} s`), timeoutMs);
    const collect = (stream: NodeJS.ReadableStream, mostBytes: number) => {
      const chunks: Buffer[] = [];
      let sizeBytes = 0;
      stream.on('data', (chunk: Buffer) => {
        sizeBytes += chunk.length;
        if (sizeBytes > mostBytes) kill(`it wrote more than ${mostBytes} bytes`);
        else chunks.push(chunk);
      });
      return chunks;
    };
    const stdout = collect(child.stdout, maxOutputBytes);
    const stderr = collect(child.stderr, MAX_MESSAGES_BYTES);
    // A program that stops reading says why by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const fail = (why: string) =>
      reject(toolError(doing, new Error(why), Buffer.concat(stderr).toString('utf8').trimEnd()));
    child.once('error', (error) => {
      clearTimeout(timer);
      fail(error.message);
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (killedFor) fail(killedFor);
      else if (signal) fail(`it was killed with signal ${signal}`);
      else if (code) fail(`it exited with code ${code}`);
      else
        resolve({
          stdout: Buffer.concat(stdout),
          stderr: Buffer.concat(stderr).toString('utf8'),
        });
    });
  });

/**
 * Runs ffmpeg or ffprobe in an empty folder and an empty environment, so that neither keys nor files
 * beside its own are at hand.
 * @throws AudioToolFailed saying what was being done.
 */
export const runTool = async (
  path: string,
  args: readonly string[],
  options: ToolRun,
): Promise<ToolOutput> => {
  await requireTool(path);
  const words = options.isUntrusted ? await confinement() : [];
  const folder = await mkdtemp(join(tmpdir(), 'ffmpeg-'));
  try {
    return await start([...words, path, ...args], folder, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/**
 * Runs a command that was given its input and output. fluent-ffmpeg itself hands its whole environment
 * on (docs/decisions/383).
 */
export const runFfmpeg = (
  path: string,
  command: FfmpegCommand,
  options: ToolRun,
): Promise<ToolOutput> =>
  runTool(path, ['-nostdin', '-hide_banner', ...command._getArguments()], options);
