import { open } from 'node:fs/promises';
import { Api } from 'telegram';
import type { Channel, FileMedia } from '../channel.ts';
import { RpcFailure } from '../protocol/rpc-failure.ts';

/** What a client gives back to fetch a file: which message of which channel carries it. */
export const fileReference = (channel: Channel, messageId: number): Buffer =>
  Buffer.from(`${channel.id}/${messageId}`);

const findFile = (channels: readonly Channel[], reference: string): FileMedia | undefined => {
  const [channelId, messageId] = reference.split('/');
  const media = channels
    .find(({ id }) => String(id) === channelId)
    ?.messages.find(({ id }) => String(id) === messageId)?.media;
  return media?.type === 'file' ? media : undefined;
};

/**
 * Answers upload.getFile from the file that an export holds.
 * @throws RpcFailure where the export holds only its name
 */
export const readFilePart = async (
  channels: readonly Channel[],
  { location, offset, limit }: Api.upload.GetFile,
): Promise<Api.upload.File> => {
  if (!(location instanceof Api.InputDocumentFileLocation)) {
    throw new RpcFailure(501, `NOT_IMPLEMENTED: ${location.className}`);
  }
  const path = findFile(channels, location.fileReference.toString())?.path;
  if (path === undefined) throw new RpcFailure(400, 'LOCATION_INVALID');
  const file = await open(path).catch(() => {
    throw new RpcFailure(400, 'LOCATION_INVALID');
  });
  try {
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(limit),
      position: offset.toJSNumber(),
    });
    return new Api.upload.File({
      type: new Api.storage.FileUnknown(),
      mtime: 0,
      bytes: buffer.subarray(0, bytesRead),
    });
  } finally {
    await file.close();
  }
};
