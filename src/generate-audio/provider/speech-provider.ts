import { familyName } from '../../voices/voice-family.ts';
import { providerOf } from '../../voices/voice-provider.ts';
import type { SpeechBudget } from './speech-budget.ts';
import type { SpeechCircuit } from './speech-circuit.ts';
import { SpeechRefused, type SpeechSynthesizer } from './speech-synthesizer.ts';

/** A speech provider, and how all runs together may use it. */
export interface SpeechProvider {
  readonly synthesizer: SpeechSynthesizer;
  /** Calls under way at once in one run. */
  readonly speechConcurrency: number;
  readonly budget: SpeechBudget;
  readonly circuit: SpeechCircuit;
}

/** An OpenAI-compatible endpoint: its voices sound as its model makes them. */
export interface SpeechEndpoint extends SpeechProvider {
  /** As the price table knows it. */
  readonly name: string;
  readonly endpoint: string;
  readonly model: string;
}

/** The providers of a stage: Google, and an endpoint where there is one. */
export interface SpeechProviders extends SpeechProvider {
  readonly speechEndpoint?: SpeechEndpoint | undefined;
  /** Whether another server speaks in Google's place, as at home: its voices have Google's names and sound otherwise. */
  readonly isStandIn?: boolean;
}

/** The provider of a voice. @throws SpeechRefused where the stage doesn't have it */
export const providerFor = (providers: SpeechProviders, voice: string): SpeechProvider => {
  if (providerOf(voice) === 'google-tts') return providers;
  if (providers.speechEndpoint) return providers.speechEndpoint;
  throw new SpeechRefused(
    `The voice ${voice} is spoken by a speech endpoint, and this stage has none. Set OPENAI_SPEECH_ENDPOINT, or choose another voice for the show, and retry the episode.`,
  );
};

/** What is paid for a voice's characters, as the price table knows it: Google's by family, an endpoint's by model. */
export const priceNameOf = (
  voice: string,
  endpoint: SpeechEndpoint | undefined,
): { readonly provider: string; readonly product: string } =>
  providerOf(voice) === 'openai' && endpoint
    ? { provider: endpoint.name, product: endpoint.model }
    : { provider: providerOf(voice), product: familyName(voice) };
