import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputKey } from '../episode/storage-keys.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import { bringSting } from './assemble/bring-sting.ts';
import { joinSegments } from './assemble/join-segments.ts';
import { listChapters } from './assemble/list-chapters.ts';
import { masterEpisode } from './assemble/master-episode.ts';
import { createSoundFiles } from './assemble/sound-files.ts';
import { layTimeline } from './assemble/timeline.ts';
import { writeTags } from './assemble/write-tags.ts';
import { toCues } from './captions/cues.ts';
import { writeSubtitles, writeTranscript } from './captions/write-transcript.ts';
import type { GenerateAudioDeps } from './deps.ts';
import { readScript } from './read-script.ts';
import { collectSegments } from './segments/collect-segments.ts';
import { planSegments } from './segments/plan-segments.ts';
import { fetchShowFiles } from './show-files/fetch-show-files.ts';
import { framesToMs } from './sound/mp3/frames.ts';
import type { GenerateAudioInput, GenerateAudioOutput } from './task.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Speaks a script and stores the episode's audio, transcript and chapters under the hashes of
 * their bytes, with the show's own sounds around it. The same script gives the same bytes; what is spoken already is not paid for again.
 * Answers `provider_busy` or `segments_refused`, and notes it on the episode, while the provider is
 * not to be asked. What it never speaks is left out with a warning.
 */
export const generateAudio = async (
  deps: GenerateAudioDeps,
  input: GenerateAudioInput,
  context: TaskContext,
): Promise<GenerateAudioOutput> => {
  const { episodes, objects, meter } = deps;
  const [episode, script] = await Promise.all([
    episodes.read(input.episodeId),
    readScript(objects, input.script),
  ]);
  const segments = planSegments(script, {
    endpoint: deps.speechEndpoint,
    isStandIn: deps.isStandIn,
    lexicon: episode.config.lexicon,
  });
  const folder = await mkdtemp(join(tmpdir(), 'generate-audio-'));
  const sounds = createSoundFiles(folder);
  try {
    // First, since speech that is paid for would wait for it in vain.
    const { jingles, picture, warnings } = await fetchShowFiles(deps, {
      ...{ config: episode.config, input, folder, sounds },
      logger: context.logger,
    });
    const collected = await collectSegments(deps, { script, segments, sounds, input, context });
    if (collected.outcome !== 'collected') {
      const { reason, waitSeconds: seconds } = collected;
      await episodes.noteWait(input, { reason, seconds });
      return collected;
    }
    if (collected.warnings.length > 0) {
      await episodes.noteWarnings(input, 'GenerateAudio', [...warnings, ...collected.warnings]);
    }
    const { hasStings = false, hasStoryPauses = false } = episode.config;
    const timeline = layTimeline(collected.segments, sounds.framesOf, jingles, {
      sting: hasStings ? await bringSting(deps, sounds) : undefined,
      hasPauses: hasStoryPauses,
      isStory: (chapter) => (script.chapters[chapter]?.sources.length ?? 0) > 0,
    });
    const chapters = listChapters(script, timeline);
    const durationMs = Math.round(framesToMs(timeline.totalFrames));
    const tags = writeTags({
      title: script.title,
      summary: script.summary,
      show: episode.config.title,
      author: episode.config.author,
      languageCode: script.language,
      date: episode.window.until,
      durationMs,
      chapters,
      picture,
    });
    const path = join(folder, 'episode.mp3');
    const { sha256, silences, frameIndex } = await masterEpisode({
      sounds: timeline.sounds.map(({ sound }) => sound),
      fileOf: sounds.fileOf,
      join: (gainOf) => joinSegments({ timeline, fileOf: sounds.fileOf, tags, gainOf, path }),
      path,
      meter,
      expectedMs: framesToMs(timeline.totalFrames),
      logger: context.logger,
    });
    const cues = toCues(timeline, silences);
    const store = (output: Parameters<typeof outputKey>[1], body: string, contentType: string) =>
      objects.put(outputKey(input, output, digest(body)), body, { contentType });
    const [audio, transcript, subtitles, chaptersObject, frames] = await Promise.all([
      objects.putFile(outputKey(input, 'audio', sha256), path, { contentType: 'audio/mpeg' }),
      store('transcript', writeTranscript(cues), 'text/vtt; charset=utf-8'),
      store('subtitles', writeSubtitles(cues), 'application/x-subrip; charset=utf-8'),
      store('chapters', JSON.stringify(chapters), 'application/json+chapters'),
      store('frames', JSON.stringify(frameIndex), 'application/json'),
    ]);
    return {
      outcome: 'generated',
      audio,
      transcript,
      subtitles,
      chapters: chaptersObject,
      frames,
      audioUrl: `${deps.mediaBaseUrl}/${audio.key}`,
      durationMs,
      segments: collected.counts,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
