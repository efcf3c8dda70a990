import type { LiveLine } from '../terminal/live-line.ts';
import type { Api } from './api.ts';
import type { Target } from './target.ts';

/** What every command works with. */
export interface Context {
  readonly target: Target;
  readonly api: Api;
  /** Where progress is shown: stderr when stdout has JSON on it. */
  readonly view: LiveLine;
}

/** What a command has to say: `json` for programs, `lines` for people. */
export interface Answer {
  readonly json: unknown;
  readonly lines: readonly string[];
  /** False for an episode that failed. */
  readonly ok: boolean;
}
