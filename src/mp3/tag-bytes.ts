const HEAD_BYTES = 10;
const HAS_FOOTER = 0x10;
const ID3V1_BYTES = 128;
const APE_BYTES = 32;

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** Four bytes of seven bits each (id3v2.4.0-structure §6.2); undefined when one has its eighth. */
const syncSafe = (bytes: Uint8Array, at: number): number | undefined => {
  const parts = bytes.subarray(at, at + 4);
  return parts.length < 4 || parts.some((byte) => byte > 0x7f)
    ? undefined
    : parts.reduce((size, byte) => size * 128 + byte, 0);
};

/**
 * How long the ID3 or APE tag is that begins at a byte, 0 where none does. A tag may hold pictures,
 * and pictures hold bytes that look like frames. Its end may lie beyond `bytes`.
 */
export const tagBytesAt = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at];
  // Most bytes are no letter that a tag begins with.
  if (first !== 0x49 && first !== 0x54 && first !== 0x41) return 0;
  if (textAt(bytes, at, 3) === 'ID3') {
    const size = syncSafe(bytes, at + 6);
    if (size === undefined || (bytes[at + 3] ?? 0xff) === 0xff) return 0;
    return HEAD_BYTES + size + ((bytes[at + 5] ?? 0) & HAS_FOOTER ? HEAD_BYTES : 0);
  }
  if (textAt(bytes, at, 3) === 'TAG' && bytes.length - at === ID3V1_BYTES) return ID3V1_BYTES;
  if (textAt(bytes, at, 8) !== 'APETAGEX' || at + APE_BYTES > bytes.length) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The size counts the items and the footer, not the header that we stand at.
  return APE_BYTES + view.getUint32(at + 12, true);
};
