import type { Usage } from '../episode/cost-item.ts';

/** A provider's list prices, without free allowances and discounts. */
export interface PriceList {
  /** The day on which the prices were valid as given here. */
  readonly asOf: string;
  readonly source: string;
  /** US dollars for a million, by product. */
  readonly usdAMillion: Readonly<Record<string, Readonly<Partial<Record<Usage['unit'], number>>>>>;
}

const voices = (characters: number) => ({ characters });

/**
 * The one place for prices; a product that isn't here has none, and is never guessed. Whoever
 * changes a price changes `asOf`.
 *
 * Google counts a voice's characters with spaces and marks, whatever their size in bytes. Gemini's
 * output includes its thinking. gemini-2.5-pro is left out: what it costs depends on the length of
 * each single prompt.
 */
export const PRICES: Readonly<Record<string, PriceList>> = {
  'google-tts': {
    asOf: '2026-08-20',
    source: 'https://cloud.google.com/text-to-speech/pricing',
    usdAMillion: {
      Standard: voices(4),
      Wavenet: voices(4),
      Neural2: voices(16),
      Polyglot: voices(16),
      'Chirp-HD': voices(30),
      'Chirp3-HD': voices(30),
      Studio: voices(160),
    },
  },
  openai: {
    asOf: '2026-03-01',
    source: 'https://platform.openai.com/docs/pricing',
    // whisper-1: 0.006 dollars a minute. gpt-4o-mini-tts is paid by the second of its sound, which isn't counted.
    usdAMillion: {
      'gpt-4.1': { inputTokens: 2, outputTokens: 8 },
      'gpt-4.1-mini': { inputTokens: 0.4, outputTokens: 1.6 },
      'gpt-4.1-nano': { inputTokens: 0.1, outputTokens: 0.4 },
      'whisper-1': { audioSeconds: 100 },
      'tts-1': voices(15),
      'tts-1-hd': voices(30),
    },
  },
  gemini: {
    asOf: '2026-03-01',
    source: 'https://ai.google.dev/gemini-api/docs/pricing',
    usdAMillion: {
      'gemini-2.5-flash': { inputTokens: 0.3, outputTokens: 2.5 },
      'gemini-2.5-flash-lite': { inputTokens: 0.1, outputTokens: 0.4 },
    },
  },
};
