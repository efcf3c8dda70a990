import { randomUUID } from 'node:crypto';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { addShow, openDatabase } from '../../scripts/demo/add-show.ts';
import { createObjectStore } from '../../src/clients/s3/object-store.ts';
import { aLongScript } from './a-long-script.ts';
import { BUCKET, CREDENTIALS, REGION, startServers } from './start-servers.ts';

/** What the function held while it made an episode of so many minutes. */
interface Memory {
  readonly minutes: number;
  readonly segments: number;
  readonly maxMemoryMb: number;
}
type Servers = Awaited<ReturnType<typeof startServers>>;

const CHANNEL = { username: 'bench_channel', title: 'Bench' };

const openEpisode = async ({ supabase }: Servers, minutes: number) => {
  const database = openDatabase(supabase.url, supabase.serviceKey);
  const podcastId = await addShow(database, { channels: [CHANNEL], language: 'en-US', minutes });
  const episodeId = randomUUID();
  await database
    .rpc('open_episode', {
      p_episode_id: episodeId,
      p_podcast_id: podcastId,
      p_execution: episodeId,
      p_trigger: 'api',
      p_from: 'collect',
      p_window_from: null,
      p_window_until: null,
    })
    .throwOnError();
  return { podcastId, episodeId, execution: episodeId };
};

const makeEpisode = async (servers: Servers, name: string, minutes: number): Promise<Memory> => {
  const objects = createObjectStore({ S3_BUCKET_NAME: BUCKET, AWS_REGION: REGION }, servers.s3);
  const script = await objects.put(`script/${minutes}`, JSON.stringify(aLongScript(minutes)), {
    contentType: 'application/json',
  });
  const input = { ...(await openEpisode(servers, minutes)), script };
  const { endpoint } = servers.lambda;
  const client = new LambdaClient({ region: REGION, endpoint, credentials: CREDENTIALS });
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(input) }),
  );
  const text = Buffer.from(Payload ?? []).toString();
  if (FunctionError) throw new Error(`${name} failed: ${text}`);
  const { maxMemoryMb } = servers.reports.at(-1) ?? { maxMemoryMb: Number.NaN };
  return { minutes, maxMemoryMb, segments: JSON.parse(text).segments?.total };
};

/**
 * Makes an episode of each length in the bundle that is deployed, each in a process of its own
 * behind the local Lambda, which samples what that process and its ffmpegs hold.
 */
export const measureMemory = async (lengths: readonly number[]): Promise<Memory[]> => {
  const nameOf = (minutes: number) => `generateAudio${minutes}`;
  const servers = await startServers(lengths.map(nameOf));
  try {
    const measured: Memory[] = [];
    for (const minutes of lengths) {
      measured.push(await makeEpisode(servers, nameOf(minutes), minutes));
    }
    return measured;
  } finally {
    await servers.close();
  }
};
