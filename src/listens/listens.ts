/** How often a show or an episode was downloaded in the last days, today (UTC) included. */
export interface Listens {
  /** When access logs were last counted, ISO 8601; null when none ever were. */
  readonly countedAt: string | null;
  /** Of all time. */
  readonly total: number;
  /** Of these days. */
  readonly downloads: number;
  /** Every one of these days, the oldest first. */
  readonly days: readonly { readonly day: string; readonly downloads: number }[];
  /** The app with the most first. */
  readonly apps: readonly { readonly app: string; readonly downloads: number }[];
  /** The fifty with the most, the most first; those without any are left out. */
  readonly episodes: readonly {
    readonly episodeId: string;
    readonly title: string;
    readonly downloads: number;
  }[];
}

/** Tells what was counted. */
export interface ListensReader {
  ofShow(podcastId: string, days: number): Promise<Listens>;
  ofEpisode(episodeId: string, days: number): Promise<Listens>;
}
