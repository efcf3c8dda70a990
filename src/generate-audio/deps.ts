import type { BeginPaying } from '../cost/monthly-caps.ts';
import type { OpenCosts } from '../cost/record-costs.ts';
import type { WhileOwned } from '../runtime/while-owned.ts';
import type { ShowFileSource } from '../show-files/fetch-show-file.ts';
import type { AudioMeter, SoundDecoder, SpeechEncoder } from './audio-tools.ts';
import type { Clock } from './clock.ts';
import type { SpeechProviders } from './provider/speech-provider.ts';
import type { AudioEpisodeStore, AudioObjectStore } from './stores.ts';

/** What GenerateAudio works with. */
export interface GenerateAudioDeps extends SpeechProviders {
  readonly episodes: AudioEpisodeStore;
  readonly objects: AudioObjectStore;
  readonly encoder: SpeechEncoder;
  readonly decoder: SoundDecoder;
  readonly meter: AudioMeter;
  readonly showFiles: ShowFileSource;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly openCosts: OpenCosts;
  readonly beginPaying: BeginPaying;
  readonly whileOwned: WhileOwned;
  /** Without a trailing slash. */
  readonly mediaBaseUrl: string;
}
