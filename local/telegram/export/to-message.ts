import type { Message } from '../channel.ts';
import { exportedMedia } from './media.ts';
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

/** A message of an export as the server keeps it. */
export const toMessage = (exported: ExportedMessage): Message => {
  const date = seconds(exported.date_unixtime, exported.date) ?? 0;
  const service = exported.type === 'service' ? (exported.action ?? 'service') : undefined;
  const editDate = seconds(exported.edited_unixtime, exported.edited);
  const media = service === undefined ? exportedMedia(exported) : undefined;
  const { author, forwarded_from: forwardedFrom, grouped_id: groupedId, views } = exported;
  return {
    id: exported.id,
    date,
    ...joinText(service === undefined ? (exported.text_entities ?? exported.text) : ''),
    ...(service === undefined ? {} : { service }),
    ...(editDate === undefined || editDate === date ? {} : { editDate }),
    ...(media ? { media } : {}),
    ...(author ? { author } : {}),
    ...(forwardedFrom ? { forwardedFrom } : {}),
    ...(groupedId === undefined ? {} : { groupedId: BigInt(groupedId) }),
    ...(views === undefined ? {} : { views }),
  };
};
