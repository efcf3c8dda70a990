import { MOST_SPEAKERS } from '../most-speakers.ts';
import type { ShowConfig } from '../show-config.ts';

/** What is wrong with a config's speakers, given its format; undefined when nothing is. */
export const castProblem = ({
  format = 'single-speaker',
  speakers = null,
}: {
  readonly format?: ShowConfig['format'] | undefined;
  readonly speakers?: readonly unknown[] | null | undefined;
}): string | undefined => {
  if (speakers === null) return undefined;
  const { length } = speakers;
  if (format === 'single-speaker') {
    return length === 1 ? undefined : `must have 1 for ${format}, or be null`;
  }
  return length >= 2 && length <= MOST_SPEAKERS
    ? undefined
    : `must have 2 to ${MOST_SPEAKERS} for ${format}, or be null`;
};
