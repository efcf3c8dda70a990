import type { OpenCosts } from '../cost/record-costs.ts';
import type { WhileOwned } from '../runtime/while-owned.ts';
import type { ShowFileSource } from '../show-files/fetch-show-file.ts';
import type { AudioMeter, SoundDecoder, SpeechEncoder } from './audio-tools.ts';
import type { Clock } from './clock.ts';
import type { SpeechBudget } from './provider/speech-budget.ts';
import type { SpeechCircuit } from './provider/speech-circuit.ts';
import type { SpeechSynthesizer } from './provider/speech-synthesizer.ts';
import type { AudioEpisodeStore, AudioObjectStore } from './stores.ts';

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
  readonly whileOwned: WhileOwned;
  /** Without a trailing slash. */
  readonly mediaBaseUrl: string;
}
