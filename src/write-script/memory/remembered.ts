import type { ToldStory } from '../../episode/coverage/coverage.ts';

/** A story that an earlier, published episode of the show told. */
export interface Remembered extends ToldStory {
  /** When that episode's window ended: the moment up to which it told things. */
  readonly until: Date;
}
