/** What a request comes down to: one SQL statement and how its result is answered. */
export interface Statement {
  /** Answers one row: `body` (JSON text), `returned` and, where all are to be counted, `total`. */
  readonly text: string;
  readonly values: readonly unknown[];
  readonly isReadOnly: boolean;
  /** What a success without a body is answered with; undefined: the body is sent. */
  readonly emptyStatus?: number;
  readonly successStatus: number;
  /** The body is a function's value as it stands. */
  readonly isValue?: boolean;
  /** The body is an array of a function's one row, which is answered without the array. */
  readonly isSingleRow?: boolean;
  readonly offset: number;
}

/** The result row of a statement's `rows`, a query or data-changing statement put in a CTE. */
export const jsonResult = (total = 'null::bigint'): string =>
  `select coalesce(json_agg(rows), '[]')::text as body, count(*)::integer as returned, ${total} as total from rows`;
