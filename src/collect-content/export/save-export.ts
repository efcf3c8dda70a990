import pLimit from 'p-limit';
import type { ChannelExportStore } from './channel-exports.ts';
import { ExportIncomplete, ExportOfOtherChannel } from './export-errors.ts';
import type { ExportContents, ExportManifest, ExportPart } from './manifest.ts';
import { mergeParts } from './merge-parts.ts';

const LOOK_UPS_AT_ONCE = 20;

const digestsOf = (parts: readonly ExportPart[]): ReadonlySet<string> =>
  new Set(parts.map(({ sha256 }) => sha256));

/** The topics of a later export, and those that were opened beyond the stretch of ids that it covers. */
const mergeTopics = (earlier: ExportManifest['topics'], { topics, parts }: ExportContents) => {
  const [first, last] = [parts[0]?.firstId ?? 0, parts.at(-1)?.lastId ?? 0];
  const known = new Set(topics.map(({ id }) => id));
  const beyond = earlier.filter(({ id }) => (id < first || id > last) && !known.has(id));
  return [...beyond, ...topics].sort((a, b) => a.id - b.id);
};

/** What an export's manifest says with what an earlier one had besides. @throws ExportOfOtherChannel */
const mergeManifest = (
  username: string,
  earlier: ExportManifest | null,
  contents: ExportContents,
  now: Date,
): ExportManifest => {
  const isOther =
    earlier?.channelId != null &&
    contents.channelId !== null &&
    earlier.channelId !== contents.channelId;
  if (isOther) throw new ExportOfOtherChannel(username, earlier.title);
  return {
    version: '1.0',
    title: contents.title,
    channelId: contents.channelId ?? earlier?.channelId ?? null,
    topics: mergeTopics(earlier?.topics ?? [], contents),
    parts: mergeParts(earlier?.parts ?? [], contents.parts),
    readFrom: earlier?.readFrom ?? 'export',
    importedAt: now.toISOString(),
  };
};

/**
 * Has a channel's export be this one, whose files are in the bucket, together with what an earlier
 * one had besides. May be repeated, and two may come at once. A channel that is read from Telegram
 * stays so.
 * @throws ExportIncomplete, ExportOfOtherChannel
 */
export const saveExport = async (
  store: ChannelExportStore,
  username: string,
  contents: ExportContents,
  now: Date,
): Promise<ExportManifest> => {
  const limit = pLimit(LOOK_UPS_AT_ONCE);
  const countMissing = async (known: ReadonlySet<string>): Promise<number> => {
    const isThere = await Promise.all(
      contents.parts.map(({ sha256 }) =>
        limit(async () => known.has(sha256) || (await store.hasFile(username, 'posts', sha256))),
      ),
    );
    return isThere.filter((one) => !one).length;
  };
  const merge = async (earlier: ExportManifest | null): Promise<ExportManifest> => {
    const manifest = mergeManifest(username, earlier, contents, now);
    const missing = await countMissing(digestsOf(earlier?.parts ?? []));
    if (missing > 0) throw new ExportIncomplete(username, missing);
    return manifest;
  };
  const { before, after } = await store.change(username, merge);
  const kept = digestsOf(after.parts);
  const replaced = [...digestsOf(before?.parts ?? [])].filter((sha256) => !kept.has(sha256));
  if (replaced.length > 0) await store.removeParts(username, replaced);
  return after;
};
