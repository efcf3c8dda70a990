import type { Socket } from 'node:net';
import pg from 'pg';

/** A message that describes the columns of a statement's answer. */
interface RowDescription {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

/** The protocol of PostgreSQL as the client writes it, which its types have otherwise. */
interface Connection {
  readonly stream: Socket;
  parse(message: { readonly name: string; readonly text: string }): void;
  bind(message: {
    readonly statement: string;
    readonly values: readonly unknown[];
    readonly valueMapper: (value: unknown) => unknown;
  }): void;
  describe(message: { readonly type: 'P'; readonly name: '' }): void;
  execute(message: object): void;
  sync(): void;
}

/** How the client writes a value. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } })
  .utils;

type ReadValue = (text: string) => unknown;

/** A statement as one connection knows it. */
export interface Prepared {
  readonly text: string;
  /** What it is prepared as, once it is. */
  name?: string | undefined;
  /** How each column of its answer is called and read; unknown until it has answered once. */
  columns?: readonly { readonly name: string; readonly read: ReadValue }[];
}

/** A statement and its values. */
export interface Call {
  readonly statement: Prepared;
  readonly values: readonly unknown[];
}

/** No connection has two statements of one name. */
let named = 0;

/**
 * Calls of prepared statements in one round trip and one transaction, for `client.query()`; the last one's rows
 * are the answer. Columns are asked for once: the client's own query has them described, and builds their
 * readers, each time.
 */
export class Calls<R> {
  readonly answered: Promise<R[]>;
  /** Called by the client, and by this. */
  callback: (error: Error | null) => void = () => {};
  readonly #calls: readonly Call[];
  readonly #rows: R[] = [];
  #done = 0;

  constructor(calls: readonly Call[]) {
    this.#calls = calls;
    this.answered = new Promise((resolve, reject) => {
      this.callback = (error) => (error ? reject(error) : resolve(this.#rows));
    });
  }

  submit(connection: Connection): void {
    connection.stream.cork();
    for (const { statement, values } of this.#calls) {
      if (statement.name === undefined) {
        named += 1;
        statement.name = `s${named}`;
        connection.parse({ name: statement.name, text: statement.text });
      }
      connection.bind({ statement: statement.name, values, valueMapper: prepareValue });
      if (statement.columns === undefined) connection.describe({ type: 'P', name: '' });
      connection.execute({});
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: RowDescription): void {
    const { statement } = this.#calls[this.#done] as Call;
    statement.columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: pg.types.getTypeParser(dataTypeID, 'text'),
    }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#done < this.#calls.length - 1) return;
    const row: Record<string, unknown> = {};
    for (const [n, { name, read }] of (
      this.#calls[this.#done]?.statement.columns ?? []
    ).entries()) {
      const text = fields[n];
      row[name] = typeof text === 'string' ? read(text) : null;
    }
    this.#rows.push(row as R);
  }

  handleCommandComplete(): void {
    const { statement } = this.#calls[this.#done] as Call;
    statement.columns ??= [];
    this.#done += 1;
  }
  handleReadyForQuery(): void {
    this.callback(null);
  }
  handleError(error: Error): void {
    // What failed before it was described may not have been prepared.
    for (const { statement } of this.#calls) {
      if (statement.columns === undefined) statement.name = undefined;
    }
    this.callback(error);
  }
}
