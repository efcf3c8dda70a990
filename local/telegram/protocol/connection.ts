import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Api, helpers } from 'telegram';
import { BinaryReader } from 'telegram/extensions/index.js';
import { GZIPPacked } from 'telegram/tl/core/index.js';
import { serializeBytes } from 'telegram/tl/index.js';
import type { AuthKeyCipher } from './auth-key.ts';
import { FullTransport } from './full-transport.ts';
import type { KeyExchange } from './key-exchange.ts';
import type { KeyRing } from './key-ring.ts';
import { containedIn, unwrap } from './messages.ts';
import { RpcFailure } from './rpc-failure.ts';

const MESSAGE_CONTAINER = 0x73f1f8dc;
const GZIP_PACKED = 0x3072cfa1;
const RPC_RESULT = 0xf35c6d01;
/** How the transport says that it does not know the client's key. */
const UNKNOWN_KEY = -404;
const GZIP_ABOVE_BYTES = 1024;
/** Key id (zero), message id and length. */
const PLAIN_HEADER_BYTES = 20;

/** Message ids of the server end in 1 for an answer and in 3 for anything else. */
type IdKind = 1 | 3;

/** Who calls. */
export interface Caller {
  /** The id of the caller's key, hexadecimal. */
  readonly keyId: string;
  /** Sends what the caller hasn't asked for. */
  push(update: Api.TypeUpdates): void;
}

/** Answers one call: its serialised result, or undefined to drop the connection. @throws RpcFailure */
export type CallHandler = (call: Api.AnyRequest, caller: Caller) => Promise<Buffer | undefined>;

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value | 0);
  return bytes;
};
const int64 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt.asIntN(64, value));
  return bytes;
};
const long = (value: bigint) => helpers.returnBigInt(value.toString());

/** One client's connection: decrypts its packets, hands each call to `handle`, encrypts the answers. */
export class Connection implements Caller {
  readonly #socket: Socket;
  readonly #keys: KeyRing;
  readonly #handle: CallHandler;
  readonly #transport = new FullTransport();
  readonly #salt = randomBytes(8);
  #cipher: AuthKeyCipher | undefined;
  #exchange: KeyExchange | undefined;
  #session: Buffer | undefined;
  #sent = 0;
  #lastId = 0n;
  #work: Promise<void> = Promise.resolve();

  constructor(socket: Socket, keys: KeyRing, handle: CallHandler) {
    this.#socket = socket;
    this.#keys = keys;
    this.#handle = handle;
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      try {
        for (const packet of this.#transport.push(chunk)) this.#enqueue(packet);
      } catch {
        socket.destroy();
      }
    });
  }

  get keyId(): string {
    return this.#cipher?.id.toString('hex') ?? '';
  }

  push(update: Api.TypeUpdates): void {
    this.#send(update.getBytes(), 3);
  }

  #enqueue(packet: Buffer): void {
    this.#work = this.#work
      .then(() => this.#receive(packet))
      .catch(() => void this.#socket.destroy());
  }

  async #receive(packet: Buffer): Promise<void> {
    if (packet.length >= PLAIN_HEADER_BYTES && packet.readBigUInt64LE() === 0n) {
      this.#exchangeKeys(packet);
      return;
    }
    this.#cipher = this.#keys.keyOf(packet);
    const plain = this.#cipher?.decrypt(packet);
    if (!plain) {
      this.#socket.end(this.#transport.frame(int32(UNKNOWN_KEY)));
      return;
    }
    const id = plain.readBigInt64LE(16);
    const body = plain.subarray(32, 32 + plain.readInt32LE(28));
    const isNew = this.#session === undefined;
    this.#session = Buffer.from(plain.subarray(8, 16));
    if (isNew) {
      const hello = new Api.NewSessionCreated({
        firstMsgId: long(id),
        uniqueId: long(randomBytes(8).readBigInt64LE()),
        serverSalt: long(this.#salt.readBigInt64LE()),
      });
      this.#send(hello.getBytes(), 3);
    }
    await this.#dispatch(id, body);
  }

  /** An unencrypted message is a step towards a key (core.telegram.org/mtproto/description#unencrypted-message). */
  #exchangeKeys(packet: Buffer): void {
    this.#exchange ??= this.#keys.startExchange();
    if (!this.#exchange) {
      this.#socket.end(this.#transport.frame(int32(UNKNOWN_KEY)));
      return;
    }
    const length = packet.readInt32LE(16);
    const step = packet.subarray(PLAIN_HEADER_BYTES, PLAIN_HEADER_BYTES + length);
    const body = this.#exchange.answer(step);
    const head = [int64(0n), int64(this.#nextId(1)), int32(body.length)];
    this.#socket.write(this.#transport.frame(Buffer.concat([...head, body])));
  }

  async #dispatch(id: bigint, body: Buffer): Promise<void> {
    if (body.readUInt32LE() === MESSAGE_CONTAINER) {
      for (const inner of containedIn(body)) await this.#dispatch(inner.id, inner.body);
      return;
    }
    const object: unknown = await new BinaryReader(body).tgReadObject();
    if (object instanceof GZIPPacked) {
      await this.#dispatch(id, object.data);
    } else if (object instanceof Api.Ping || object instanceof Api.PingDelayDisconnect) {
      this.#send(new Api.Pong({ msgId: long(id), pingId: object.pingId }).getBytes(), 1);
    } else if (!(object instanceof Api.MsgsAck)) {
      await this.#answer(id, unwrap(object as Api.AnyRequest));
    }
  }

  async #answer(id: bigint, call: Api.AnyRequest): Promise<void> {
    let body: Buffer | undefined;
    try {
      body = await this.#handle(call, this);
    } catch (error) {
      const failure =
        error instanceof RpcFailure ? error : new RpcFailure(500, `INTERNAL: ${String(error)}`);
      body = new Api.RpcError({
        errorCode: failure.code,
        errorMessage: failure.message,
      }).getBytes();
    }
    if (!body) {
      this.#socket.destroy();
      return;
    }
    const packed =
      body.length > GZIP_ABOVE_BYTES
        ? Buffer.concat([int32(GZIP_PACKED), serializeBytes(gzipSync(body))])
        : body;
    this.#send(Buffer.concat([int32(RPC_RESULT), int64(id), packed]), 1);
  }

  #send(body: Buffer, kind: IdKind): void {
    if (this.#socket.destroyed || !this.#session || !this.#cipher) return;
    const sequence = this.#sent * 2 + 1;
    this.#sent += 1;
    const head = [this.#salt, this.#session, int64(this.#nextId(kind)), int32(sequence)];
    const plain = Buffer.concat([...head, int32(body.length), body]);
    this.#socket.write(this.#transport.frame(this.#cipher.encrypt(plain)));
  }

  /** Seconds in the upper half, growing, divisible by four but for the kind (core.telegram.org/mtproto/description). */
  #nextId(kind: IdKind): bigint {
    const now = BigInt(Date.now());
    const byClock = ((now / 1000n) << 32n) + (((now % 1000n) << 32n) / 1000n / 4n) * 4n;
    this.#lastId = byClock > this.#lastId ? byClock : this.#lastId + 4n;
    return this.#lastId + BigInt(kind);
  }
}
