import type { StateRun } from '../../inspect/state-run.ts';
import type { Payloads } from './payloads.ts';
import type { StateView } from './schema.ts';

/** A visit to a state as an answer has it, its texts as JSON. */
export const toStateView = (run: StateRun, payloads: Payloads): StateView => ({
  ...run,
  tries: [...run.tries],
  input: payloads(run.input, run.id),
  output: payloads(run.output, run.id),
  assigned: Object.fromEntries(
    Object.entries(run.assigned).map(([name, text]) => [name, payloads(text, run.id)]),
  ),
});
