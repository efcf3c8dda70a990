/** Lets one collector at a time use a Telegram session. */
export interface SessionLease {
  /** Takes the session for so many seconds, or tells how long another holder may still have it. */
  acquire(
    session: string,
    holder: string,
    seconds: number,
  ): Promise<{ acquired: true } | { acquired: false; waitSeconds: number }>;
  release(session: string, holder: string): Promise<void>;
}
