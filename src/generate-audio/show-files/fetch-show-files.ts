import type { Episode } from '../../episode/episode.ts';
import type { EpisodeWarning } from '../../episode/episode-store.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { SoundFiles } from '../assemble/sound-files.ts';
import type { Jingles } from '../assemble/timeline.ts';
import type { GenerateAudioDeps } from '../deps.ts';
import type { GenerateAudioInput } from '../task.ts';
import { fetchJingles } from './fetch-jingles.ts';
import { fetchPicture, type Picture } from './fetch-picture.ts';

interface BringOptions {
  readonly config: Pick<Episode['config'], 'imageUrl' | 'introAudioUrl' | 'outroAudioUrl'>;
  readonly input: GenerateAudioInput;
  readonly folder: string;
  readonly sounds: SoundFiles;
  readonly logger: Logger;
}

/**
 * Brings what the show has given besides words: its intro and outro, without which the episode
 * fails, and its picture, without which it is made with a warning.
 * @throws ShowFileRefused, ShowFileUnavailable
 */
export const fetchShowFiles = async (
  deps: GenerateAudioDeps,
  options: BringOptions,
): Promise<{
  readonly jingles: Jingles;
  readonly picture: Picture | undefined;
  readonly warnings: readonly EpisodeWarning[];
}> => {
  const { config, input, logger } = options;
  const jingles = await fetchJingles(deps, options);
  const { picture, warning } = await fetchPicture(deps, input, config.imageUrl);
  if (warning) logger.warn('The picture is not as it should be', { ...warning });
  const warnings = warning ? [warning] : [];
  if (config.imageUrl !== null) {
    await deps.episodes.noteWarnings(input, 'GenerateAudio', warnings);
  }
  return { jingles, picture, warnings };
};
