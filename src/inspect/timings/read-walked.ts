import pLimit from 'p-limit';
import type { ExecutionInspector } from '../execution-inspector.ts';
import type { Machine } from '../machines.ts';
import { readHistory } from '../read-history.ts';
import { readStates } from '../read-states.ts';
import type { WalkedExecution } from './state-timings.ts';

/** Step Functions gives a history a few times a second for good, and more at once (quotas of GetExecutionHistory). */
const AT_ONCE = 5;
/** The most that Step Functions lists at once of what is asked for here. */
const PAGE = 50;

/** Which executions are walked through, and how many at most. */
interface WalkRequest {
  /** ISO 8601 UTC. */
  readonly since: string;
  readonly most: number;
}

/** The newest executions of a machine since a moment with their states; `isMore` when there were more than `most`. */
export const readWalked = async (
  inspector: ExecutionInspector,
  machine: Machine,
  { since, most }: WalkRequest,
): Promise<{ readonly executions: WalkedExecution[]; readonly isMore: boolean }> => {
  const found: { readonly name: string; readonly startedAt: string }[] = [];
  let after: string | null = null;
  let isPast = false;
  do {
    const page = await inspector.list(machine, { status: null, limit: PAGE, after });
    found.push(...page.items.filter(({ startedAt }) => startedAt >= since));
    isPast = page.items.some(({ startedAt }) => startedAt < since);
    after = page.next;
  } while (after !== null && !isPast && found.length <= most);

  const limit = pLimit(AT_ONCE);
  const walked = found.slice(0, most).map(({ name, startedAt }) =>
    limit(async () => {
      const [facts, events] = await Promise.all([
        inspector.find(machine, name),
        readHistory(inspector, machine, name),
      ]);
      // One that was forgotten between the two questions has nothing to tell.
      if (facts === null || events === null) return [];
      return [{ startedAt, stoppedAt: facts.stoppedAt, runs: readStates(events) }];
    }),
  );
  return { executions: (await Promise.all(walked)).flat(), isMore: found.length > most };
};
