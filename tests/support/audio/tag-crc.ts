// CRC-16/ARC of the catalogue at https://reveng.sourceforge.io/crc-catalogue/16.htm#crc.cat.crc-16-arc:
// reflected, polynomial 0x8005, starting at 0. Computed by division of the whole message, bit by bit.
const POLYNOMIAL = 0x18005n;

const reversed = (value: bigint, bits: number): bigint => {
  let result = 0n;
  for (let bit = 0; bit < bits; bit++) result = (result << 1n) | ((value >> BigInt(bit)) & 1n);
  return result;
};

/** The CRC-16/ARC of some bytes; that of the ASCII text 123456789 is 0xbb3d. */
export const crc16Arc = (bytes: Uint8Array): number => {
  let message = 0n;
  for (const byte of bytes) message = (message << 8n) | reversed(BigInt(byte), 8);
  message <<= 16n;
  for (let bit = bytes.length * 8 + 15; bit >= 16; bit--) {
    if ((message >> BigInt(bit)) & 1n) message ^= POLYNOMIAL << BigInt(bit - 16);
  }
  return Number(reversed(message, 16));
};

/**
 * The CRC that an Info frame's LAME tag states, and the one its bytes have. "Mp3 Info Tag rev 1"
 * (http://gabriel.mp3-tech.org/mp3infotag.html) lays the tag out behind `Info` or `Xing`: flags,
 * frames, bytes, table and quality take 120 bytes with the word itself; of LAME's 36 the last two
 * are the CRC of everything before them, the frame's header included.
 */
export const readTagCrc = (frame: Buffer): { stated: number; computed: number } => {
  const [tag = -1] = ['Info', 'Xing'].map((word) => frame.indexOf(word)).filter((at) => at >= 0);
  if (tag < 0) throw new Error('The frame holds neither Info nor Xing.');
  const end = tag + 120 + 36;
  return {
    stated: frame.readUInt16BE(end - 2),
    computed: crc16Arc(frame.subarray(0, end - 2)),
  };
};
