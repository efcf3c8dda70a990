/** The headers that let pages of the console's origin read an answer. Tokens are sent by scripts, so cookies aren't. */
export const corsHeaders = (consoleOrigin: string): Readonly<Record<string, string>> => ({
  'Access-Control-Allow-Origin': consoleOrigin,
  'Access-Control-Expose-Headers': 'Location, Retry-After',
});

/** What a page may send. */
export const ALLOWED_HEADERS = 'Authorization, Content-Type, Idempotency-Key';
