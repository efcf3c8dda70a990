/** What the Bot API refuses, in its own words (core.telegram.org/bots/api#making-requests). */
export class BotApiError extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400, with the words that Telegram puts before all of them. */
export const badRequest = (reason: string): BotApiError =>
  new BotApiError(400, `Bad Request: ${reason}`);
