import { setTimeout as sleep } from 'node:timers/promises';
import { amplify, type Pcm, toWav } from '../speech/index.ts';
import { Refusal, type StatusName } from './refusal.ts';

/** What goes wrong with a synthesis. */
type Misbehaviour =
  | {
      readonly kind: 'status';
      readonly code: StatusName;
      readonly message?: string;
      readonly retryAfterMs?: number;
    }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Every open connection is cut. */
  | { readonly kind: 'drop' }
  /** An answer without audio. */
  | { readonly kind: 'empty' }
  /** A WAV header and nothing after it. */
  | { readonly kind: 'header-only' }
  /** The first half of the file. */
  | { readonly kind: 'truncated' }
  /** Nothing but silence, this long. */
  | { readonly kind: 'silence'; readonly seconds: number }
  /** The speech with a silence in its middle. */
  | { readonly kind: 'gap'; readonly seconds: number }
  /** Speech that loses 30 dB from start to end. */
  | { readonly kind: 'fading' }
  /** Speech 50 dB too quiet. */
  | { readonly kind: 'quiet' };

const KINDS: ReadonlySet<string> = new Set<Misbehaviour['kind']>([
  ...(['status', 'delay', 'drop', 'empty', 'header-only'] as const),
  ...(['truncated', 'silence', 'gap', 'fading', 'quiet'] as const),
]);

/** One misbehaviour, for the next `times` calls (1 by default) whose text holds `match`. */
export type Fault = Misbehaviour & { readonly times?: number; readonly match?: string };

/** The faults that are still to happen, oldest first; at most one happens to a call. */
export interface Faults {
  /** @throws Error naming a kind that does not exist. */
  add(...faults: readonly Fault[]): void;
  clear(): void;
  /** Takes the first fault that fits the text, once. */
  take(text: string): Fault | undefined;
}

export const createFaults = (): Faults => {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add(...faults) {
      const unknown = faults.find(({ kind }) => !KINDS.has(kind));
      if (unknown) throw new Error(`There is no fault of the kind "${unknown.kind}".`);
      waiting.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 })));
    },
    clear() {
      waiting.length = 0;
    },
    take(text) {
      const entry = waiting.find(({ fault }) => text.includes(fault.match ?? ''));
      if (!entry) return undefined;
      entry.left--;
      if (entry.left <= 0) waiting.splice(waiting.indexOf(entry), 1);
      return entry.fault;
    },
  };
};

/** What a fault does before anything is spoken. @throws Refusal where the fault is a status. */
export const misbehaveBefore = async (fault: Fault, dropConnections: () => void): Promise<void> => {
  if (fault.kind === 'delay') await sleep(fault.ms, undefined, { ref: false });
  if (fault.kind === 'drop') dropConnections();
  if (fault.kind === 'status') {
    throw new Refusal(fault.code, fault.message ?? `Injected ${fault.code}.`, fault.retryAfterMs);
  }
};

/** The WAV file that a fault makes of good speech. */
export const misbehaveAfter = (fault: Fault | undefined, pcm: Pcm): Buffer => {
  const { sampleRateHertz, samples } = pcm;
  const silence = (seconds: number) => new Int16Array(Math.round(seconds * sampleRateHertz));
  switch (fault?.kind) {
    case 'empty':
      return Buffer.alloc(0);
    case 'header-only':
      return toWav({ sampleRateHertz, samples: new Int16Array() });
    case 'truncated': {
      const wav = toWav(pcm);
      return wav.subarray(0, wav.length >> 1);
    }
    case 'silence':
      return toWav({ sampleRateHertz, samples: silence(fault.seconds) });
    case 'gap': {
      const gap = silence(fault.seconds);
      const half = samples.length >> 1;
      const joined = new Int16Array(samples.length + gap.length);
      joined.set(samples.subarray(0, half));
      joined.set(samples.subarray(half), half + gap.length);
      return toWav({ sampleRateHertz, samples: joined });
    }
    case 'fading':
      return toWav({
        sampleRateHertz,
        samples: samples.map((sample, i) => sample * 10 ** ((-30 / 20) * (i / samples.length))),
      });
    case 'quiet':
      return toWav(amplify(pcm, -50));
    default:
      return toWav(pcm);
  }
};
