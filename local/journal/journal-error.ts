/** Thrown when the journal's file can't be used: another format, a damaged record, a full disk. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly file: string;
  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`The journal ${file} ${problem}`, options);
    this.file = file;
  }
}
