import { setTimeout as sleep } from 'node:timers/promises';
import { aShow, startExecution, startTestStack } from './stack.ts';

/**
 * A stack in a process of its own, to be killed: makes an episode on the folder and with the secrets
 * of its first argument, and says in a line of JSON which, once it is being spoken.
 */
const stack = await startTestStack(JSON.parse(process.argv[2] ?? ''));
const podcastId = await aShow(stack, 6);
const { episodeId, executionArn } = await startExecution(stack, podcastId);
for (;;) {
  const { data } = await stack.database
    .from('episodes')
    .select('progress_done')
    .eq('id', episodeId)
    .maybeSingle();
  if (data?.progress_done > 0) break;
  await sleep(20);
}
console.log(JSON.stringify({ podcastId, episodeId, executionArn }));
