/** What the authorizer calls whoever has the internal API key. */
export const INTERNAL_CALLER = 'internal-api-key';
