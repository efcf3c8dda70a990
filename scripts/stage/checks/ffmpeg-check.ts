import type { Check } from '../../cli/doctor/check.ts';
import { BUILD_FFMPEG, readFfmpeg } from '../../package/ffmpeg-binaries.ts';
import type { Stage } from '../stage.ts';

/** What decodes the sound of strangers: a stage for listeners wants an ffmpeg that is mended. */
export const ffmpegCheck = (
  stage: Stage,
  { mayHaveOldFfmpeg, builtIn }: { readonly mayHaveOldFfmpeg: boolean; readonly builtIn: string },
): Check => ({
  name: 'ffmpeg',
  remedy: 'Remove dist/ffmpeg, or build it anew: docs/deploy.md',
  async run() {
    const { version, architecture, isOutdated } = await readFfmpeg(builtIn);
    const found = `The layer will hold ${version}, for ${architecture}${isOutdated ? '; nobody mends it' : ''}.`;
    if (!isOutdated || stage.name !== 'prod' || mayHaveOldFfmpeg) return { ok: true, found };
    return {
      ok: false,
      found,
      remedy: `It decodes sound from the internet. Build today's: ${BUILD_FFMPEG}. To deploy it as it is: --old-ffmpeg.`,
    };
  },
});
