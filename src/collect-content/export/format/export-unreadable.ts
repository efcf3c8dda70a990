/** Thrown when a file is not a usable Telegram Desktop export; the message names the file, what is wrong and the remedy. */
export class ExportUnreadable extends Error {
  override readonly name = 'ExportUnreadable';
  readonly file: string;

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options);
    this.file = file;
  }
}

/** How to make an export that can be read; the end of most messages about a bad one. */
export const HOW_TO_EXPORT =
  'In Telegram Desktop open the channel, choose "Export chat history" and the format "Machine-readable JSON", then give its result.json.';
