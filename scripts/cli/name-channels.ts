import { z } from 'zod';
import { ChannelExportListSchema } from '../../src/api/channel-exports/schema.ts';
import { splitTopic } from '../../src/show/channel/channel-address.ts';
import { readChannelUsername, readPossibleTopic } from '../../src/show/channel/channel-username.ts';
import { CommandFailed } from './command-failed.ts';
import type { Context } from './context.ts';

const FoundSchema = z.looseObject({ title: z.string() });

/** The title of a topic; undefined where no such one is known: the export tells, or Telegram, which a stack at home asks. */
const findTopic = async (
  { api, target }: Pick<Context, 'api' | 'target'>,
  topic: string,
): Promise<string | undefined> => {
  const { channel, topicId } = splitTopic(topic);
  const { exports } = await api.get('/channel-exports', ChannelExportListSchema);
  const exported = exports.find(({ username }) => username === channel.toLowerCase());
  const known = exported?.topics.find(({ id }) => id === topicId);
  if (known || exported?.readFrom === 'export' || target.stack === null) return known?.title;
  try {
    return (await api.get(`/channels/${topic}`, FoundSchema)).title;
  } catch (error) {
    // It is no topic, or nobody is signed in to Telegram, who could look.
    if (error instanceof CommandFailed && error.problem?.status === 422) return undefined;
    throw error;
  }
};

/**
 * What a show names channels by, as `--channel` wrote them, and what is to be said of it: a link of
 * the form https://t.me/NAME/12 names a topic of a forum, and a post of any other channel.
 */
export const nameChannels = async (
  context: Pick<Context, 'api' | 'target'>,
  written: readonly string[],
): Promise<{ readonly names: readonly string[]; readonly lines: readonly string[] }> => {
  const names: string[] = [];
  const lines: string[] = [];
  for (const entry of written) {
    const name = readChannelUsername(entry) ?? entry;
    const topic = readPossibleTopic(entry);
    const title = topic && (await findTopic(context, topic));
    names.push(topic && title !== undefined ? topic : name);
    if (topic === undefined) continue;
    lines.push(
      title === undefined
        ? `${entry} names no topic that is known here: all of ${name} is told of. Of a topic, give the link of a post in it, https://t.me/NAME/12/41.`
        : `${entry} is the topic ${title}.`,
    );
  }
  return { names, lines };
};
