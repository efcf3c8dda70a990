import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { LiveLine } from '../terminal/live-line.ts';
import { finishedLine, type Progress, runningLine } from './progress-view.ts';
import { type StateVisit, summarizeStates } from './state-summary.ts';

const POLL_MS = 250;
const ENDED = /^Execution(?:Succeeded|Failed|Aborted|TimedOut)$/;

/** Reads the whole history of an execution, page after page. */
export const readHistory = async (
  sfn: SFNClient,
  executionArn: string,
): Promise<HistoryEvent[]> => {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new GetExecutionHistoryCommand({
        executionArn,
        maxResults: 1000,
        ...(nextToken && { nextToken }),
      }),
    );
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return events;
};

interface FollowOptions {
  readonly sfn: SFNClient;
  readonly executionArn: string;
  readonly view: LiveLine;
  readProgress(): Promise<Progress | null>;
}

/** Shows each state as it runs until the execution has ended; answers how it ended and its states. */
export const followExecution = async ({
  sfn,
  executionArn,
  view,
  readProgress,
}: FollowOptions): Promise<{ execution: DescribeExecutionCommandOutput; states: StateVisit[] }> => {
  let printed = 0;
  for (;;) {
    const history = await readHistory(sfn, executionArn);
    const states = summarizeStates(history);
    const finished = states.filter(({ exitedAt }) => exitedAt !== null);
    for (const visit of finished.slice(printed)) view.print(finishedLine(visit));
    printed = finished.length;
    if (ENDED.test(history.at(-1)?.type ?? '')) {
      view.clear();
      const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      return { execution, states };
    }
    const current = states.at(-1);
    if (current && current.exitedAt === null) {
      const progress = current.name === 'GenerateAudio' ? await readProgress() : null;
      view.update(runningLine(current.name, Date.now() - Date.parse(current.enteredAt), progress));
    }
    await sleep(POLL_MS);
  }
};
