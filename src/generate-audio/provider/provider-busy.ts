/** Why nothing more is asked of the provider now, and when to come back: a result, not an error, since the state machine waits. */
export interface ProviderBusy {
  readonly outcome: 'provider_busy';
  readonly waitSeconds: number;
  /** In words for whoever waits for the episode. */
  readonly reason: string;
}

const MOST_SECONDS = 3600;

/** A wait of at least a second and at most an hour. */
export const providerBusy = (waitSeconds: number, reason: string): ProviderBusy => ({
  outcome: 'provider_busy',
  waitSeconds: Math.min(MOST_SECONDS, Math.max(1, Math.ceil(waitSeconds))),
  reason,
});
