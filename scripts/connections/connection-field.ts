/** One thing that a connection needs to be told. */
export interface ConnectionField {
  /** By the name of .env.example. */
  readonly setting: string;
  readonly label: string;
  /** What it looks like, or where to find it. */
  readonly hint: string;
  /** Typed unseen, and never shown again. */
  readonly isSecret: boolean;
  readonly isOptional: boolean;
}

/** Something to be connected with. */
export interface ConnectionKind {
  readonly title: string;
  /** What it is good for, in a sentence. */
  readonly purpose: string;
  readonly fields: readonly ConnectionField[];
}

/** A field of a connection; one that must be given and may be seen, unless it is said otherwise. */
export const field = (
  setting: string,
  label: string,
  hint: string,
  { isSecret = false, isOptional = false } = {},
): ConnectionField => ({ setting, label, hint, isSecret, isOptional });
