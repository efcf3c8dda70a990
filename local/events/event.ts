/** An event as rules match it and targets get it: EventBridge's envelope. */
export interface Event {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601 UTC, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: object;
}

/** What the sender of an event says; the rest of the envelope is filled in. */
export interface EventEntry {
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
  readonly resources?: readonly string[];
}

/** Whose events they are. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/** Puts an entry into its envelope. */
export const toEvent = (
  { source, detailType, detail, resources = [] }: EventEntry,
  { id, now, place }: { readonly id: string; readonly now: number; readonly place: Place },
): Event => ({
  version: '0',
  id,
  'detail-type': detailType,
  source,
  account: place.accountId,
  time: new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  region: place.region,
  resources,
  detail,
});
