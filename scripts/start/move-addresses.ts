import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Stack } from '../../local/stack/index.ts';

// `unindexed_since` is what reconcile publishes by, and tells no webhook of a completion again.
const MOVE = `
with moved as (
  update public.episodes set audio_url = $1 || '/' || (outputs #>> '{audio,key}')
  where audio_url <> $1 || '/' || (outputs #>> '{audio,key}')
  returning id
), released as (
  update public.episode_releases set audio_url = $1 || '/' || (outputs #>> '{audio,key}')
  where audio_url <> $1 || '/' || (outputs #>> '{audio,key}')
  returning podcast_id
)
select distinct podcast_id from released`;

const PUBLISH_AGAIN = `
update public.episodes set unindexed_since = now()
where id in (
  select distinct on (podcast_id) id from public.episodes
  where status = 'completed' and outputs ? 'transcript' and podcast_id = any($1::uuid[])
  order by podcast_id, last_transition_at desc
)`;

/**
 * Gives episodes that were made under another address the present one, and has their feeds and pages
 * written again: the same GUIDs, and `itunes:new-feed-url`. Answers how many shows moved.
 */
export const moveAddresses = async (
  stack: Pick<Stack, 'supabase' | 'mediaUrl' | 'stepFunctions' | 'machineArn'>,
): Promise<number> => {
  const rows = await stack.supabase.query<{ podcast_id: string }>(MOVE, [stack.mediaUrl]);
  if (rows.length === 0) return 0;
  await stack.supabase.query(PUBLISH_AGAIN, [rows.map(({ podcast_id }) => podcast_id)]);
  await stack.stepFunctions.send(
    new StartExecutionCommand({
      stateMachineArn: `${stack.machineArn('reconcile')}:live`,
      input: '{}',
    }),
  );
  return rows.length;
};
