import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Content } from '../episode/content.ts';
import type { Script } from '../episode/script.ts';
import { type Composed, composeEpisode } from './compose/compose-episode.ts';
import { prepareMaterial } from './material.ts';
import { meanPace } from './pace.ts';
import type { ScriptWriter, WritingReport } from './script-writer.ts';

const ROUNDS = 10;
const LEAST_SHARE = 0.95;
const MOST_SHARE = 1.05;
const TOO_LONG_SHARE = 1.15;

/** Composes until the length fits: what the words between the posts take is known only afterwards. */
const composeToLength = (
  targetSeconds: number,
  compose: (postSeconds: number) => Composed,
): Composed => {
  let postSeconds = targetSeconds * 0.85;
  let best = compose(postSeconds);
  const distance = ({ seconds }: Composed) =>
    seconds > targetSeconds * TOO_LONG_SHARE
      ? 10 * (seconds / targetSeconds)
      : Math.abs(1 - seconds / targetSeconds);
  let latest = best;
  for (let round = 0; round < ROUNDS; round += 1) {
    const isLongEnough = latest.seconds >= targetSeconds * LEAST_SHARE || latest.leftOut === 0;
    if (isLongEnough && latest.seconds <= targetSeconds * MOST_SHARE) return latest;
    postSeconds = Math.max(
      1,
      postSeconds + ((targetSeconds - latest.seconds) * 0.9) / (1 + round / 3),
    );
    latest = compose(postSeconds);
    if (distance(latest) < distance(best)) best = latest;
  }
  return best;
};

/** Writes a script by rules alone, without a model or a network: same content and config, same script. */
export const writeBuiltIn = (
  content: Content,
  config: ConfigSnapshot,
): { script: Script; report: WritingReport } => {
  const material = prepareMaterial(content, config);
  const { posts, unspeakable, merged, silent } = material;
  const { script, seconds, leftOut } = composeToLength(
    config.targetDurationMinutes * 60,
    (postSeconds) => composeEpisode(material, postSeconds * meanPace(config.speakers)),
  );
  const report = {
    told: posts.length - leftOut,
    merged,
    leftOut,
    unspeakable: unspeakable.length,
    silent,
    seconds: Math.round(seconds),
    ignoredInstructions: (config.additionalInstructions ?? '').trim() !== '',
    writing: { writer: 'built-in' as const },
  };
  return { script, report };
};

/** The writer that needs nothing: see `writeBuiltIn`. */
export const createBuiltInWriter = (): ScriptWriter => ({
  write: async (content, config) => writeBuiltIn(content, config),
});
