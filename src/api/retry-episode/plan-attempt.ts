import type { Episode } from '../../episode/episode.ts';
import type { EpisodeRecord } from '../../episode/episode-record.ts';
import { checkAttempt, type Edits, startFor } from '../../episode/input/check-attempt.ts';
import { changedSettings } from '../../episode/input/edited-settings.ts';
import type { ExecutionInput } from '../../episode/input/execution-input.ts';
import type { StoredObject } from '../../episode/stored-object.ts';
import { malformedBody } from '../request.ts';
import { checkEditedSettings, type SettingsDeps } from './check-edited-settings.ts';
import { chooseStart, missingOutput } from './choose-start.ts';
import type { EndedEpisode } from './find-ended.ts';
import type { RetryBody } from './retry-body.ts';
import { outputMissing } from './retry-problems.ts';
import { type ScriptDeps, takeScript } from './take-script.ts';

/** What a plan is made with. */
export interface PlanDeps extends ScriptDeps, SettingsDeps {
  /** An episode as its tasks see it. */
  readonly opened: { read(episodeId: string): Promise<Episode> };
}

type Plan = Pick<ExecutionInput, 'window' | 'settings' | 'script'> & {
  readonly from: NonNullable<ExecutionInput['from']>;
};

const isSameObject = (a: StoredObject, b: StoredObject | undefined): boolean =>
  a.key === b?.key && a.versionId === b.versionId;

const isMoment = (a: string, b: string): boolean => Date.parse(a) === Date.parse(b);

const editsOf = (asked: RetryBody, row: EpisodeRecord, { config }: Episode): Edits => {
  const { window, script } = asked;
  const settings = changedSettings(config, asked.settings ?? {});
  const isOtherWindow =
    window && !(isMoment(window.from, row.window.from) && isMoment(window.until, row.window.until));
  const isPointer = script && 'key' in script;
  const isOtherScript = script && !(isPointer && isSameObject(script, row.outputs.script));
  return {
    ...(isOtherWindow && { window }),
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(isOtherScript && { scriptKey: isPointer ? script.key : null }),
  };
};

const planUnopened = (asked: RetryBody, { episodeId, window }: EndedEpisode): Plan => {
  const given = asked.window ?? window;
  const errors = (['settings', 'script'] as const)
    .filter((field) => asked[field])
    .map((field) => ({ field, message: 'can be edited once the episode has opened' }));
  if (errors.length > 0) throw malformedBody(errors);
  const from = asked.from ?? 'collect';
  const missing = missingOutput(from, {});
  if (missing) throw outputMissing(episodeId, from, missing);
  return { from, ...(given && { window: given }) };
};

/**
 * What the next attempt of an episode that has ended is started with: what is asked for, as far as
 * it changes anything. @throws RequestProblem 400 naming each field, 409 for a start without its inputs
 */
export const planAttempt = async (
  deps: PlanDeps,
  asked: RetryBody,
  ended: EndedEpisode,
): Promise<Plan> => {
  const { row, episodeId } = ended;
  if (!row) return planUnopened(asked, ended);
  const isEdited = Boolean(asked.window || asked.settings || asked.script);
  const episode = isEdited ? await deps.opened.read(episodeId) : null;
  const edits = episode ? editsOf(asked, row, episode) : {};
  const from = asked.from ?? startFor(chooseStart(row), edits);
  if (episode) {
    const { podcastId } = ended;
    const problems = checkAttempt({ podcastId, episodeId, config: episode.config }, from, edits);
    if (problems.length > 0) throw malformedBody(problems);
    await checkEditedSettings(deps, edits.settings ?? {}, episode.config);
  }
  const missing = missingOutput(from, row.outputs);
  // What is brought along need not be there.
  if (missing && !(missing === 'script' && edits.scriptKey !== undefined)) {
    throw outputMissing(episodeId, from, missing);
  }
  const { window, settings, scriptKey } = edits;
  const script =
    scriptKey === undefined || !asked.script
      ? undefined
      : await takeScript(deps, row, asked.script);
  return {
    from,
    ...(window && { window }),
    ...(settings && { settings }),
    ...(script && { script }),
  };
};
