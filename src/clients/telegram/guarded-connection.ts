import { ConnectionTCPFull } from 'telegram/network/index.js';

/** Whether a connection may still be made, and what to do when the server says that something is wrong with it. */
export interface ConnectionGuard {
  readonly open: Set<{ abort(): Promise<void> }>;
  closed: boolean;
  /** Called with the transport's error code, for example 404 for an unknown key. */
  onTransportError(code: number): void;
}

/**
 * A connection class for one client of GramJS, which alone does not tell of transport errors (its
 * `connect()` hangs) and whose reconnecting timer would use the session again after a disconnect.
 */
export const guardedConnection = (guard: ConnectionGuard): typeof ConnectionTCPFull =>
  class extends ConnectionTCPFull {
    override async connect(): Promise<void> {
      if (guard.closed) throw new Error('The client has been closed.');
      guard.open.add(this);
      await super.connect();
      if (guard.closed) await this.abort();
    }

    override async recv(): Promise<Buffer> {
      const packet: Buffer = await super.recv();
      // An error is a packet of four bytes with a negative code (mtproto-transports, "Transport errors").
      if (packet.length === 4) guard.onTransportError(-packet.readInt32LE());
      return packet;
    }

    /** Closes the socket in whatever state it is; `disconnect()` leaves one that is still connecting. */
    async abort(): Promise<void> {
      await this.disconnect();
      await this.socket.close();
    }
  };
