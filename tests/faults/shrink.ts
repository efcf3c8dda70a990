import type { PlannedFault } from './fault-plan.ts';
import { replaySchedule, type ScheduleResult, type Stage } from './run-schedule.ts';

/**
 * Leaves out faults, one at a time, for as long as something is still violated. Places that follow
 * from a fault that is left out are passed over by themselves.
 */
export const shrinkSchedule = async (
  stage: Stage,
  failing: ScheduleResult,
): Promise<ScheduleResult> => {
  let shortest = failing;
  const without = ({ place }: PlannedFault) =>
    shortest.faults.filter((each) => each.place !== place);
  for (const fault of failing.faults) {
    const fewer = without(fault);
    if (fewer.length === shortest.faults.length) continue;
    const result = await replaySchedule(stage, failing.seed, fewer);
    if (result.violations.length > 0) shortest = result;
  }
  return shortest;
};
