/** What a change names: fields of the show, and of its config. */
export interface ShowPatch {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly config: Readonly<Record<string, unknown>>;
}
