/** The steps that an attempt can begin with. */
export const STEPS = ['collect', 'script', 'audio'] as const;
/** How many voices a show has. */
export const FORMATS = ['single-speaker', 'multi-speaker'] as const;

/** Who writes a show's scripts. */
export const WRITERS = ['built-in', 'gemini'] as const;

/** Where to, and in what form. */
export interface CommonOptions {
  readonly json: boolean;
  readonly dataDir: string | undefined;
  readonly url: string | undefined;
  readonly key: string | undefined;
}

/** What can be said of a show; what is left out stays as it is, or gets the API's default. */
export interface ShowSettings {
  readonly title: string | undefined;
  readonly channels: readonly string[] | undefined;
  readonly language: string | undefined;
  readonly minutes: number | undefined;
  readonly format: (typeof FORMATS)[number] | undefined;
  readonly description: string | undefined;
  /** Null removes these five. */
  readonly image: string | null | undefined;
  readonly introAudio: string | null | undefined;
  readonly outroAudio: string | null | undefined;
  readonly introText: string | null | undefined;
  readonly outroText: string | null | undefined;
  readonly category: string | undefined;
  readonly explicit: boolean | undefined;
  readonly paused: boolean | undefined;
  /** By speaker; null for what the language or the voice has by itself. */
  readonly voices: readonly (string | null)[] | undefined;
  readonly paces: readonly (number | null)[] | undefined;
  readonly pitches: readonly (number | null)[] | undefined;
  readonly writer: (typeof WRITERS)[number] | undefined;
}

/** A command line that makes sense. */
export type Command =
  | { readonly name: 'shows list' }
  | { readonly name: 'shows show'; readonly show: string }
  | { readonly name: 'shows delete'; readonly show: string }
  | { readonly name: 'voices'; readonly language: string }
  | { readonly name: 'shows add'; readonly settings: ShowSettings }
  | { readonly name: 'shows edit'; readonly show: string; readonly settings: ShowSettings }
  | {
      readonly name: 'generate';
      readonly show: string;
      readonly from: Date | undefined;
      readonly until: Date | undefined;
      readonly watch: boolean;
    }
  | { readonly name: 'episodes'; readonly show: string; readonly limit: number }
  | { readonly name: 'status'; readonly episode: string; readonly watch: boolean }
  | {
      readonly name: 'retry';
      readonly episode: string;
      readonly from: (typeof STEPS)[number] | undefined;
      readonly watch: boolean;
    }
  | { readonly name: 'cancel' | 'logs'; readonly episode: string }
  | { readonly name: 'webhooks list' }
  | { readonly name: 'webhooks add'; readonly url: string; readonly show: string | undefined }
  | {
      readonly name: 'webhooks log' | 'webhooks enable' | 'webhooks disable' | 'webhooks delete';
      readonly webhook: string;
    };
