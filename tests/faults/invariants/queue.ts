import { createHash } from 'node:crypto';
import type { QueuedMessage } from '../queue.ts';

/** RFC 9562 §5.5: the id that a namespace gives a name, worked out beside the database. */
const uuidV5 = (namespace: string, name: string): string => {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** The episode that a message asks for, by docs/intake.md. */
const wantedEpisode = (body: string): string => {
  const message = JSON.parse(body) as {
    readonly podcast_config_id?: string;
    readonly timestamp?: string;
    readonly data?: {
      readonly podcastId: string;
      readonly episodeId?: string;
      readonly latestEpisodeDate?: string | null;
    };
  };
  const { podcast_config_id: configId, timestamp, data } = message;
  if (configId !== undefined) return uuidV5(configId, String(timestamp));
  return data?.episodeId ?? uuidV5(data?.podcastId ?? '', String(data?.latestEpisodeDate));
};

/** What of the queue is not as it must be once the world has settled: each message is taken, its episode is there. */
export const findQueueViolations = (
  messages: readonly QueuedMessage[],
  episodeIds: readonly string[],
): string[] =>
  messages.flatMap(({ state, refusal, body }, at) => {
    const which = `message ${at + 1}`;
    if (state !== 'deleted') return [`${which} is ${state}: ${refusal}`];
    const id = wantedEpisode(body);
    return episodeIds.includes(id) ? [] : [`${which} was deleted, and its episode has no row`];
  });
