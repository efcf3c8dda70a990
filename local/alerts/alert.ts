/** Something that a person should know. */
export interface Alert {
  /** The same for the same matter, however often it is found. */
  readonly key: string;
  /** One line. */
  readonly title: string;
  /** What happened, to what, and what to do. */
  readonly text: string;
  /** Where to look. */
  readonly link: string | null;
  /** How long it must have been found before it is told. */
  readonly afterMs: number;
}

/** A way to a person. */
export interface Channel {
  /** For the record of what was told, and for people. */
  readonly name: string;
  /** Who or what is written to, for people. */
  readonly to: string;
  /** @throws Error with a sentence for people when it isn't taken */
  send(alert: Pick<Alert, 'title' | 'text' | 'link'>): Promise<void>;
}
