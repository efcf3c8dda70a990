import { crc32 } from 'node:zlib';

/** Above this no real client sends; what claims to be longer is not this transport. */
const MAX_FRAME_BYTES = 1 << 24;
const OVERHEAD_BYTES = 12;

/** Thrown when bytes are not frames of MTProto's "full" transport. */
export class NotFullTransport extends Error {
  override readonly name = 'NotFullTransport';
}

/** Frames of MTProto's "full" transport: length, sequence number, payload, CRC-32 (core.telegram.org/mtproto/mtproto-transports). */
export class FullTransport {
  #buffer = Buffer.alloc(0);
  #sequence = 0;

  /** Takes received bytes, gives the payloads that are complete. @throws NotFullTransport */
  push(chunk: Buffer): Buffer[] {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    const payloads: Buffer[] = [];
    while (this.#buffer.length >= 4) {
      const length = this.#buffer.readUInt32LE();
      if (length < OVERHEAD_BYTES || length > MAX_FRAME_BYTES) {
        throw new NotFullTransport('Only the full transport is spoken here (ConnectionTCPFull).');
      }
      if (this.#buffer.length < length) break;
      const frame = this.#buffer.subarray(0, length);
      if (crc32(frame.subarray(0, length - 4)) !== frame.readUInt32LE(length - 4)) {
        throw new NotFullTransport('A frame has a wrong checksum.');
      }
      payloads.push(Buffer.from(frame.subarray(8, length - 4)));
      this.#buffer = this.#buffer.subarray(length);
    }
    return payloads;
  }

  /** Frames a payload for sending. */
  frame(payload: Buffer): Buffer {
    const frame = Buffer.alloc(payload.length + OVERHEAD_BYTES);
    frame.writeUInt32LE(frame.length, 0);
    frame.writeUInt32LE(this.#sequence, 4);
    payload.copy(frame, 8);
    frame.writeUInt32LE(crc32(frame.subarray(0, frame.length - 4)), frame.length - 4);
    this.#sequence += 1;
    return frame;
  }
}
