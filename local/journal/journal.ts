/** Where a record stands: byte offset and length in a file, index in memory. */
export interface Position {
  readonly offset: number;
  readonly length: number;
}

/** An append-only list of records: the only truth, from which everything else is rebuilt. */
export interface Journal<R> {
  /** Takes the record in; it may not be on disk yet. */
  append(record: R): Position;
  /** Resolves when everything appended so far is on disk. Rejects when it can't be written now; the next call tries again. */
  flushed(): Promise<void>;
  /** Resolves when everything appended so far is on disk, however long a full disk keeps it; rejects once `signal` is aborted meanwhile. */
  durable(signal: AbortSignal): Promise<void>;
  /** Reads the records at these positions, which must be in the journal's order. Rejects for one that was dropped. */
  read(positions: readonly Position[]): Promise<R[]>;
  /**
   * Drops records for good while everything else goes on; the positions of the others stay. Of a file the
   * journal hands out what `peek` makes of a line.
   */
  drop(isDropped: (record: R) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** What a record is, read from its line without parsing all of it; undefined when only parsing tells. */
export type Peek<R> = (line: Buffer) => R | undefined;

/** Is given each record that a file holds when it is opened, oldest first. */
export type Visit<R> = (record: R, position: Position) => void;
