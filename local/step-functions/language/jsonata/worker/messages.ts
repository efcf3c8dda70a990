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

/** What a worker tells the main thread: that it begins, that it is done, or what it needs to know. */
export type FromWorker =
  | { readonly kind: 'begun' }
  | { readonly kind: 'done'; readonly evaluation: Evaluation }
  | { readonly kind: 'question'; readonly about: 'random' | 'uuid' };
