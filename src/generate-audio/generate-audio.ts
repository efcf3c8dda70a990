import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenCosts } from '../cost/record-costs.ts';
import { outputKey } from '../episode/storage-keys.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import type { ShowFileSource } from '../show-files/fetch-show-file.ts';
import type { AudioMeter, SoundDecoder, SpeechEncoder } from './audio-tools.ts';
import { bringShowFiles } from './bring-show-files.ts';
import type { Clock } from './clock.ts';
import { collectSegments } from './collect-segments.ts';
import { toCues } from './cues.ts';
import { joinSegments } from './join-segments.ts';
import { listChapters } from './list-chapters.ts';
import { masterEpisode } from './master-episode.ts';
import { framesToMs } from './mp3/frames.ts';
import { planSegments } from './plan-segments.ts';
import { readScript } from './read-script.ts';
import { createSoundFiles } from './sound-files.ts';
import type { SpeechBudget } from './speech-budget.ts';
import type { SpeechCircuit } from './speech-circuit.ts';
import type { SpeechSynthesizer } from './speech-synthesizer.ts';
import type { AudioEpisodeStore, AudioObjectStore } from './stores.ts';
import type { GenerateAudioInput, GenerateAudioOutput } from './task.ts';
import { layTimeline } from './timeline.ts';
import { writeTags } from './write-tags.ts';
import { writeSubtitles, writeTranscript } from './write-transcript.ts';

/** What GenerateAudio works with. */
export interface GenerateAudioDeps {
  readonly episodes: AudioEpisodeStore;
  readonly objects: AudioObjectStore;
  readonly synthesizer: SpeechSynthesizer;
  readonly encoder: SpeechEncoder;
  readonly decoder: SoundDecoder;
  readonly meter: AudioMeter;
  readonly showFiles: ShowFileSource;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly speechConcurrency: number;
  readonly budget: SpeechBudget;
  readonly circuit: SpeechCircuit;
  readonly openCosts: OpenCosts;
  /** Without a trailing slash. */
  readonly mediaBaseUrl: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Speaks a script and stores the episode's audio, transcript and chapters under the hashes of
 * their bytes, with the show's own sounds around it. The same script gives the same bytes; what is spoken already is not paid for again.
 * Answers `provider_busy`, and notes it on the episode, while the provider is not to be asked.
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
  const segments = planSegments(script);
  const folder = await mkdtemp(join(tmpdir(), 'generate-audio-'));
  const sounds = createSoundFiles(folder);
  try {
    // First, since speech that is paid for would wait for it in vain.
    const { jingles, picture } = await bringShowFiles(deps, {
      ...{ config: episode.config, input, folder, sounds },
      logger: context.logger,
    });
    const collected = await collectSegments(deps, { segments, sounds, input, context });
    if (collected.outcome === 'provider_busy') {
      const { reason, waitSeconds: seconds } = collected;
      await episodes.noteWait(input.episodeId, input.execution, { reason, seconds });
      return collected;
    }
    const timeline = layTimeline(segments, sounds.framesOf, jingles);
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
