import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../../build/project-root.ts';
import { SECRETS } from '../../src/runtime/secrets.ts';

interface Row {
  readonly of: readonly unknown[];
  readonly unlike?: number;
  readonly condition?: string;
}
interface Table {
  readonly ALARMS: readonly Row[];
}

/** Metrics that functions write for an episode, and once a day (docs/decisions/363). */
const WRITTEN_METRICS = { episodeMetrics: 30, dailyMetrics: 3 };

/** What of a stage costs by the piece, whatever it makes: as resources/alarms/table.cjs has it. */
export const countByPiece = () => {
  const require = createRequire(import.meta.url);
  const table = require(join(projectRoot, 'resources/alarms/table.cjs')) as Table;
  return {
    // An alarm is paid by the metrics that it watches; a band makes three of one. Those that a stage
    // has to ask for don't count.
    alarmMetrics: table.ALARMS.filter(({ condition }) => condition === undefined).reduce(
      (sum, { of, unlike }) => sum + (unlike === undefined ? of.length : 3),
      0,
    ),
    ...WRITTEN_METRICS,
    secrets: Object.keys(SECRETS).length,
  };
};
