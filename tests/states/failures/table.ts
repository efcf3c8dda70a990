import { controlMachines } from './control-machines.ts';
import { episode } from './episode.ts';
import { intake } from './intake.ts';
import type { MachineFailures } from './state-failures.ts';
import { webhooks } from './webhooks.ts';

/**
 * Which errors each state of each machine calls again for, how often and how long apart, and what it
 * catches. Written by hand: the definitions in `states/` are held to this table, not read into it.
 */
export const FAILURES: Readonly<Record<string, MachineFailures>> = {
  episode,
  ...controlMachines,
  ...webhooks,
  intake,
};
