import { exportedMedia } from './media.ts';
import type { Message } from './message.ts';
import type { ExportedMessage } from './shape.ts';
import { joinText } from './text.ts';

/** Dates without a zone are read as UTC: the zone of the exporting machine is not written down. */
const seconds = (
  exact: string | number | undefined,
  local: string | undefined,
): number | undefined =>
  exact !== undefined
    ? Number(exact)
    : local === undefined
      ? undefined
      : Math.floor(Date.parse(`${local}Z`) / 1000);

/** The words of a message; some programs write them in `text` alone and leave the list beside it empty. */
const textOf = ({ text, text_entities: entities }: ExportedMessage) =>
  joinText(entities !== undefined && entities.length > 0 ? entities : text);

/** What it answers in its own chat, as far as there is such a message. */
const replyOf = (exported: ExportedMessage): number | undefined =>
  exported.reply_to_peer_id === undefined && (exported.reply_to_message_id ?? 0) > 0
    ? exported.reply_to_message_id
    : undefined;

/** A message of an export as the server keeps it; in a group, with the member who sent it. */
export const toMessage = (exported: ExportedMessage, isGroup = false): Message => {
  const date = seconds(exported.date_unixtime, exported.date) ?? 0;
  const service = exported.type === 'service' ? (exported.action ?? 'service') : undefined;
  const editDate = seconds(exported.edited_unixtime, exported.edited);
  const media = service === undefined ? exportedMedia(exported) : undefined;
  const replyTo = replyOf(exported);
  const reactions = (exported.reactions ?? []).map(({ emoji = '', count }) => ({ emoji, count }));
  const { author, forwarded_from: forwardedFrom, grouped_id: groupedId, views } = exported;
  const topicTitle = exported.title ?? exported.new_title;
  return {
    id: exported.id,
    date,
    ...(service === undefined ? textOf(exported) : joinText('')),
    ...(service === undefined ? {} : { service }),
    ...(service?.startsWith('topic_') && topicTitle ? { topicTitle } : {}),
    ...(editDate === undefined || editDate === date ? {} : { editDate }),
    ...(media ? { media } : {}),
    ...(author ? { author } : {}),
    ...(isGroup && exported.from ? { sender: exported.from } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(reactions.length > 0 ? { reactions } : {}),
    ...(forwardedFrom ? { forwardedFrom } : {}),
    ...(groupedId === undefined ? {} : { groupedId: BigInt(groupedId) }),
    ...(views === undefined ? {} : { views }),
  };
};
