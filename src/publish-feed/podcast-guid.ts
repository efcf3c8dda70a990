import { createHash } from 'node:crypto';

/** The namespace of podcast GUIDs (podcastindex.org, podcast-namespace/docs/tags/guid.md). */
const NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/** A UUID v5 in the namespace of podcasts. */
export const uuidV5 = (name: string): string => {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  // RFC 9562 §5.5: the version is 5, the variant is 10.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** The GUID that a podcast keeps for good: UUID v5 of its feed's address without scheme and trailing slashes. */
export const podcastGuid = (feedUrl: string): string =>
  uuidV5(feedUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/+$/, ''));
