/** From this length on, a string's length takes three bytes (core.telegram.org/mtproto/serialize#base-types). */
const LONG = 254;

/** A string of bytes as it goes over the wire: its length, itself, zeros up to a multiple of four. */
export const toTlBytes = (bytes: Buffer): Buffer => {
  const { length } = bytes;
  const head = Buffer.from(
    length < LONG ? [length] : [LONG, length & 0xff, (length >> 8) & 0xff, length >> 16],
  );
  return Buffer.concat([head, bytes, Buffer.alloc((4 - ((head.length + length) % 4)) % 4)]);
};

/** Reads the fields of a message in the order in which they stand there. */
export class TlReader {
  readonly #message: Buffer;
  #at = 0;

  constructor(message: Buffer) {
    this.#message = message;
  }

  /** Where the next field begins. */
  get position(): number {
    return this.#at;
  }

  /** @throws RangeError past the end, as the others */
  uint32(): number {
    return this.raw(4).readUInt32LE();
  }

  raw(length: number): Buffer {
    const bytes = this.#message.subarray(this.#at, this.#at + length);
    if (bytes.length < length) throw new RangeError('The message ends before its last field.');
    this.#at += length;
    return bytes;
  }

  bytes(): Buffer {
    const [first = 0] = this.raw(1);
    const head = first < LONG ? 1 : 4;
    const length = first < LONG ? first : this.raw(3).readUIntLE(0, 3);
    const bytes = this.raw(length);
    this.raw((4 - ((head + length) % 4)) % 4);
    return bytes;
  }
}
