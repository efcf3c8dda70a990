/** Functions and Step Functions have clocks of their own. */
export const BEFORE_MS = 1_000;
/** What Lambda itself writes of an invocation comes after its answer. */
export const AFTER_MS = 30_000;
