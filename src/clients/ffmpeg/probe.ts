import { runTool } from './run-ffmpeg.ts';
import { DEMUXERS, type UntrustedSound } from './untrusted-input.ts';

const TIMEOUT_MS = 60_000;

/**
 * The seconds that a file's headers declare, read with ffprobe: as that kind alone where somebody else
 * made the file. NaN when they declare none. `path` is absolute. @throws AudioToolFailed
 */
export const probeSeconds = async (
  ffprobePath: string,
  path: string,
  kind?: UntrustedSound,
): Promise<number> => {
  const { stdout } = await runTool(
    ffprobePath,
    [
      ...['-v', 'error', ...(kind ? ['-f', DEMUXERS[kind]] : []), '-protocol_whitelist', 'file'],
      ...['-show_entries', 'format=duration', '-of', 'csv=p=0', '-i', path],
    ],
    {
      doing: `Reading the headers of ${path}`,
      timeoutMs: TIMEOUT_MS,
      isUntrusted: kind !== undefined,
    },
  );
  return Number.parseFloat(stdout.toString('utf8'));
};
