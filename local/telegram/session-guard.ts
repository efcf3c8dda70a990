/**
 * Watches that the session is used by one connection at a time. Told to `revoke`, the second one
 * costs the session for good, as Telegram does when the two come from different addresses.
 */
export class SessionGuard {
  readonly #live = new Set<object>();
  revokeOnDuplicate = false;
  /** Whether the session has been lost; every call is then answered with AUTH_KEY_DUPLICATED. */
  revoked = false;
  /** The most connections that used the session at once. */
  peak = 0;

  /** How many connections use the session now. */
  get live(): number {
    return this.#live.size;
  }

  /** Notes that a connection uses the session. */
  use(connection: object): void {
    this.#live.add(connection);
    this.peak = Math.max(this.peak, this.#live.size);
    if (this.revokeOnDuplicate && this.#live.size > 1) this.revoked = true;
  }

  leave(connection: object): void {
    this.#live.delete(connection);
  }

  reset(): void {
    this.revoked = false;
    this.peak = this.#live.size;
  }
}
