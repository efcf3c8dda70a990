import { castProblem } from '../../show/voice/cast-problem.ts';
import type { ConfigSnapshot } from '../config-snapshot.ts';
import type { Window } from '../content.ts';
import { isOutputOf } from '../storage-keys.ts';
import { type EditedSettings, STEP_OF_SETTING } from './edited-settings.ts';
import { isBefore, type StartFrom } from './start-steps.ts';

/** What an attempt changes of its episode; nothing that stays as it is. */
export interface Edits {
  readonly window?: Window;
  readonly settings?: EditedSettings;
  /** The key of a script that is to be spoken; null for one that isn't stored yet. */
  readonly scriptKey?: string | null;
}

/** What is wrong with one field of an attempt's input. */
export interface InputProblem {
  readonly field: string;
  /** Completes a sentence that begins with the field. */
  readonly message: string;
}

const FIRST_DAY = Date.parse('2000-01-01T00:00:00Z');
const LAST_DAY = Date.parse('2100-01-01T00:00:00Z');

const neededBy = ({ window, settings = {}, scriptKey }: Edits): [string, StartFrom][] => [
  ...(window ? [['window', 'collect'] as [string, StartFrom]] : []),
  ...Object.keys(settings).map((name): [string, StartFrom] => [
    `settings.${name}`,
    STEP_OF_SETTING[name as keyof EditedSettings],
  ]),
  ...(scriptKey === undefined ? [] : [['script', 'audio'] as [string, StartFrom]]),
];

/** The latest start from which everything that is edited takes effect; `from` if that is no later. */
export const startFor = (from: StartFrom, edits: Edits): StartFrom =>
  neededBy(edits).reduce((start, [, step]) => (isBefore(step, start) ? step : start), from);

const windowProblems = ({ from, until }: Window): InputProblem[] => {
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  if (begin < FIRST_DAY || end > LAST_DAY) {
    return [{ field: 'window', message: 'must lie between the years 2000 and 2100' }];
  }
  return begin < end ? [] : [{ field: 'window.until', message: 'must be later than window.from' }];
};

const scriptProblems = (
  key: string | null,
  from: StartFrom,
  episode: { readonly podcastId: string; readonly episodeId: string },
): InputProblem[] => {
  if (isBefore(from, 'audio')) {
    const message = `is spoken by an attempt from audio; one from ${from} writes a script of its own`;
    return [{ field: 'script', message }];
  }
  return key === null || isOutputOf(episode, 'script', key)
    ? []
    : [{ field: 'script.key', message: 'must be the key of a script of this episode' }];
};

/** All that is wrong with an attempt from `from` that changes these things of an episode. */
export const checkAttempt = (
  episode: {
    readonly podcastId: string;
    readonly episodeId: string;
    readonly config: ConfigSnapshot;
  },
  from: StartFrom,
  edits: Edits,
): readonly InputProblem[] => {
  const { window, settings = {}, scriptKey } = edits;
  const late = neededBy(edits)
    .filter(([, step]) => isBefore(step, from))
    .map(([field, step]) => ({
      field,
      message: `can be changed from ${step} on: an attempt from ${from} doesn't go by it any more`,
    }));
  const { format, speakers } = { ...episode.config, ...settings };
  const cast = castProblem({ format, speakers });
  return [
    ...late,
    ...(window ? windowProblems(window) : []),
    ...(cast !== undefined ? [{ field: 'settings.speakers', message: cast }] : []),
    ...(scriptKey === undefined ? [] : scriptProblems(scriptKey, from, episode)),
  ];
};
