import type { Bindings } from '../bindings.ts';
import type { Evaluation } from '../evaluate.ts';

/** What the main thread tells a worker: evaluate this, or the answer to a question. */
export type ToWorker =
  | {
      readonly kind: 'evaluate';
      readonly text: string;
      readonly bindings: Bindings;
      /** Milliseconds since the epoch. */
      readonly now: number;
    }
  | { readonly kind: 'answer'; readonly value: number | string };

/** What a worker tells the main thread: that it is done, or that it needs something that isn't decided by itself. */
export type FromWorker =
  | { readonly kind: 'done'; readonly evaluation: Evaluation }
  | { readonly kind: 'question'; readonly about: 'random' | 'uuid' };
