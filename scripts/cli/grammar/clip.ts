import { InvalidArgumentError } from '@commander-js/extra-typings';
import { text } from '../../command-line/option-values.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const LONGEST_MS = 60_000;

/** A place in an episode, in milliseconds: seconds, or minutes and seconds, or hours too. */
const place = (value: string): number => {
  if (/^(?:\d+|\d+(?::[0-5]?\d){1,2})(?:\.\d{1,3})?$/.test(value)) {
    return Math.round(value.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000);
  }
  throw new InvalidArgumentError('Write seconds (90.5) or a time (27:04 or 1:02:03).');
};

const length = (value: string): number => {
  const ms = place(value);
  if (ms >= 1 && ms <= LONGEST_MS) return ms;
  throw new InvalidArgumentError('Write up to 60 seconds.');
};

/** `clip`. */
export const declareClip = (program: Stepcast, run: Run): void => {
  program
    .command('clip')
    .description('a stretch of an episode, or of any MP3, as an MP3 of its own')
    .argument('<episode|file|address|key>', 'a published episode, or sound that lies somewhere')
    .requiredOption('--start <time>', 'where it begins: 90.5 or 27:04', place)
    .option('--duration <time>', 'how long it is, up to a minute', length, 30_000)
    .option(
      '--out <file>',
      'where the clip goes; of an episode, left out, only its address is told',
      text,
    )
    .action((source, options, command) =>
      run(command, async (context) =>
        (await import('../commands/episodes/clip.ts')).makeClip(context, source, options),
      ),
    );
};
