import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Content } from '../episode/content.ts';
import { builtInStyle } from '../show/styles.ts';
import { type Composed, composeEpisode } from './compose/compose-episode.ts';
import { coverPosts } from './cover/cover-posts.ts';
import { prepareMaterial } from './material.ts';
import type { Remembered } from './memory/remembered.ts';
import { meanPace } from './pace.ts';
import type { ScriptWriter, Written } from './script-writer.ts';
import { chooseStyle } from './styles/choose-style.ts';

const ROUNDS = 5;
/** Where material is short, more room changes nothing. */
const MOST_ROOM = 4;
const LEAST_SHARE = 0.95;
const MOST_SHARE = 1.05;
/** Longer than this no episode may be: rather one that is too short. */
const TOO_LONG_SHARE = 1.18;

/** Composes until the length fits: what the words around the posts take is known only afterwards. */
const composeToLength = (
  targetSeconds: number,
  compose: (seconds: number) => Composed,
): Composed => {
  let seconds = targetSeconds * 0.93;
  let best = compose(seconds);
  const distance = (composed: Composed) => Math.abs(1 - composed.seconds / targetSeconds);
  let latest = best;
  for (let round = 0; round < ROUNDS; round += 1) {
    const share = latest.seconds / targetSeconds;
    if (share >= LEAST_SHARE && share <= MOST_SHARE) return latest;
    seconds += (targetSeconds - latest.seconds) * (share < LEAST_SHARE ? 1.5 : 0.9);
    if (seconds <= 1 || seconds > targetSeconds * MOST_ROOM) break;
    latest = compose(seconds);
    if (distance(latest) < distance(best)) best = latest;
  }
  while (best.seconds > TOO_LONG_SHARE * targetSeconds && seconds > 1) {
    seconds *= 0.85;
    latest = compose(seconds);
    if (latest.seconds < best.seconds) best = latest;
  }
  return best;
};

/** Writes a script by rules alone, without a model or a network: same content, config and memory, same script. */
export const writeBuiltIn = (
  content: Content,
  config: ConfigSnapshot,
  memory: readonly Remembered[] = [],
): Written => {
  const material = prepareMaterial(content, config, memory);
  const { posts, stories, language, unusable, merged } = material;
  const style = builtInStyle(config.style) ?? chooseStyle(posts, stories, language);
  const { script, seconds, places } = composeToLength(config.targetDurationMinutes * 60, (target) =>
    composeEpisode(material, style, target * meanPace(config.speakers)),
  );
  const whys = [...unusable.values()];
  const count = (...wanted: readonly string[]) => whys.filter((why) => wanted.includes(why)).length;
  const report = {
    style,
    told: places.size,
    merged,
    leftOut: posts.filter(({ key }) => !places.has(key)).length,
    unspeakable: count('links'),
    silent: count('no-words'),
    seconds: Math.round(seconds),
    ignoredInstructions: (config.additionalInstructions ?? '').trim() !== '',
    writing: { writer: 'built-in' as const },
  };
  return { script, coverage: coverPosts(material, places), report };
};

/** The writer that needs nothing: see `writeBuiltIn`. */
export const createBuiltInWriter = (): ScriptWriter => ({
  write: async (content, config, memory) => writeBuiltIn(content, config, memory),
});
