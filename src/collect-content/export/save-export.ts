import pLimit from 'p-limit';
import type { ChannelExportStore } from './channel-exports.ts';
import { ExportIncomplete, ExportOfOtherChannel } from './export-errors.ts';
import type { ExportContents, ExportManifest, ExportPart } from './manifest.ts';
import { mergeParts } from './merge-parts.ts';

const LOOK_UPS_AT_ONCE = 20;

const digestsOf = (parts: readonly ExportPart[]): ReadonlySet<string> =>
  new Set(parts.map(({ sha256 }) => sha256));

/**
 * Has a channel's export be this one, whose files are in the bucket, together with what an earlier
 * one had besides. May be repeated. A channel that is read from Telegram stays so.
 * @throws ExportIncomplete, ExportOfOtherChannel
 */
export const saveExport = async (
  store: ChannelExportStore,
  username: string,
  contents: ExportContents,
  now: Date,
): Promise<ExportManifest> => {
  const earlier = await store.find(username);
  const isOther =
    earlier?.channelId != null &&
    contents.channelId !== null &&
    earlier.channelId !== contents.channelId;
  if (isOther) throw new ExportOfOtherChannel(username, earlier.title);
  const known = digestsOf(earlier?.parts ?? []);
  const limit = pLimit(LOOK_UPS_AT_ONCE);
  const isThere = await Promise.all(
    contents.parts.map(({ sha256 }) =>
      limit(async () => known.has(sha256) || (await store.hasFile(username, 'posts', sha256))),
    ),
  );
  const missing = contents.parts.filter((_, index) => !isThere[index]);
  if (missing.length > 0) {
    throw new ExportIncomplete(username, missing.length);
  }
  const manifest: ExportManifest = {
    version: '1.0',
    title: contents.title,
    channelId: contents.channelId ?? earlier?.channelId ?? null,
    topics: contents.topics.length > 0 ? contents.topics : (earlier?.topics ?? []),
    parts: mergeParts(earlier?.parts ?? [], contents.parts),
    readFrom: earlier?.readFrom ?? 'export',
    importedAt: now.toISOString(),
  };
  await store.save(username, manifest);
  const kept = digestsOf(manifest.parts);
  const replaced = [...known].filter((sha256) => !kept.has(sha256));
  if (replaced.length > 0) await store.removeParts(username, replaced);
  return manifest;
};
