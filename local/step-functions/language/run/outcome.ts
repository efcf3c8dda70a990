import type { Json } from '../../contract.ts';

/** How a state ended: its output, the state after it (none at the end) and the variables it sets. */
export interface Outcome {
  readonly output: Json;
  readonly next: string | undefined;
  readonly assigned?: Readonly<Record<string, Json>> | undefined;
}
