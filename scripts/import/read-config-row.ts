import { readChannelUsername } from '../../src/show/channel/channel-username.ts';
import { ShowConfigSchema } from '../../src/show/show-config.ts';
import type { ImportNote } from './import-plan.ts';
import { CONFIG_COLUMNS, type Row, readRow } from './row-mapping.ts';
import { list, text } from './row-values.ts';
import { firstIssue, takenFields } from './taken-fields.ts';

/** The config in a row, null without one, or where it has no channels that can be read; what can't be taken over is noted. */
export const configOf = (row: Row | undefined, title: string, notes: ImportNote[]) => {
  if (!row) return null;
  const { telegramChannels, firstRole, secondRole, mediaTypes, ...given } = readRow(
    row,
    CONFIG_COLUMNS,
  );
  const channels = list(telegramChannels).map((name) => readChannelUsername(name) ?? name);
  const roles = [firstRole, secondRole].map(text).filter(Boolean);
  const { podcastId: _, ...fields } = given;
  const channelProblem = firstIssue(ShowConfigSchema.safeParse({ telegramChannels: channels }));
  if (channelProblem) {
    notes.push({
      what: `${title}, the config`,
      why: `not imported, since its channels can't be read: ${channelProblem}`,
    });
    return null;
  }
  const wanted = {
    ...fields,
    ...(mediaTypes === null ? {} : { mediaTypes: list(mediaTypes) }),
    ...(roles.length > 0 ? { speakers: roles.map((role) => ({ role })) } : {}),
  };
  const taken = takenFields(
    `${title}, the config`,
    wanted,
    (field) => firstIssue(ShowConfigSchema.safeParse({ telegramChannels: channels, ...field })),
    notes,
  );
  return ShowConfigSchema.parse({ telegramChannels: channels, ...taken });
};
