import {
  type ExecutionListItem,
  type HistoryEvent,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { readHistory } from '../demo/follow-execution.ts';
import { keptAwsKeys } from '../start/kept-secrets.ts';
import type { StackFacts } from '../start/stack-facts.ts';

/** One attempt at an episode. */
export interface Attempt {
  readonly name: string;
  readonly status: string;
  readonly startedAt: string;
  readonly events: readonly HistoryEvent[];
}

// arn:<partition>:states:<region>:<account>:stateMachine:<name>
const regionOf = (stateMachineArn: string): string => stateMachineArn.split(':')[3] ?? '';

const listExecutions = async (sfn: SFNClient, stateMachineArn: string) => {
  const found: ExecutionListItem[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn, ...(nextToken && { nextToken }) }),
    );
    found.push(...(page.executions ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return found;
};

/** The attempts at an episode on the stack of `npm start`, oldest first, with their histories. */
export const readAttempts = async (
  facts: StackFacts & { readonly dataDir: string },
  episodeId: string,
): Promise<Attempt[]> => {
  const sfn = new SFNClient({
    endpoint: facts.stepFunctionsUrl,
    region: regionOf(facts.episodeMachineArn),
    credentials: await keptAwsKeys(facts.dataDir),
  });
  const all = await listExecutions(sfn, facts.episodeMachineArn);
  const attempts: Attempt[] = [];
  // The name is the episode's id, followed by -<n> from the second attempt on.
  for (const { name = '', executionArn = '', status = '', startDate } of all.reverse()) {
    if (!name.startsWith(episodeId)) continue;
    const startedAt = startDate?.toISOString() ?? '';
    attempts.push({ name, status, startedAt, events: await readHistory(sfn, executionArn) });
  }
  return attempts;
};
