import { z } from 'zod';
import type { Answer, Context } from '../../context.ts';
import { columns } from '../../words/columns.ts';

const PATH = '/connections/telegram/chats';

const ChannelSchema = z.object({
  username: z.string(),
  title: z.string(),
  isGroup: z.boolean(),
  isPrivate: z.boolean(),
  isForum: z.boolean(),
  folders: z.array(z.string()).default([]),
});

const rowOf = ({
  username,
  title,
  isGroup,
  isPrivate,
  isForum,
  folders,
}: z.infer<typeof ChannelSchema>) => [
  username,
  title,
  [isPrivate ? 'private' : '', isGroup ? 'group' : '', isForum ? 'with topics' : '']
    .filter(Boolean)
    .join(' '),
  folders.join(', '),
];

const TopicSchema = z.object({ username: z.string(), title: z.string() });

const HOW =
  'Make a show of one: npx stepcast shows add --channel NAME, with the name in the first column.';

/** `channels`: what shows can be made of. */
export const showChannels = async ({ api }: Context): Promise<Answer> => {
  const { items } = await api.get(PATH, z.object({ items: z.array(ChannelSchema) }));
  const none = ['The account is in no channel or group.'];
  const lines = items.length > 0 ? [...columns(items.map(rowOf)), '', HOW] : none;
  return { json: items, lines, ok: true };
};

/** `channels --topics GROUP`. */
export const showTopics = async ({ api }: Context, group: string): Promise<Answer> => {
  const path = `${PATH}/${encodeURIComponent(group)}/topics`;
  const { items } = await api.get(path, z.object({ items: z.array(TopicSchema) }));
  const rows = items.map(({ username, title }) => [username, title]);
  const none = ['The group has no topics.'];
  const lines = items.length > 0 ? [...columns(rows), '', HOW] : none;
  return { json: items, lines, ok: true };
};

/** `channels --join LINK`. */
export const joinChannel = async ({ api }: Context, link: string): Promise<Answer> => {
  const joined = await api.post(PATH, ChannelSchema, { link });
  return { json: joined, lines: [...columns([rowOf(joined)]), '', HOW], ok: true };
};
