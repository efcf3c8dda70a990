import type { Json } from '../../contract.ts';
import type { MapItem } from '../data/context-object.ts';
import type { Machine } from '../run/state.ts';
import type { Visit } from '../run/visit.ts';
import type { Tolerance } from './map-tolerance.ts';

/** One run over the items of a Map. */
export interface MapRun {
  readonly visit: Visit;
  /** What happens to each item. */
  readonly machine: Machine;
  readonly list: readonly MapItem[];
  /** How many iterations may run at once; 0 for no limit of the definition's own. */
  readonly limit: number;
  /** The event that the first events of the iterations follow. */
  readonly started: number;
  readonly tolerance: Tolerance;
  /** Makes the input of an iteration. */
  select(index: number): Promise<Json>;
}
