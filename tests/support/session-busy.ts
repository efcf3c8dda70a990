const COLLECT_CONTENT = /functions\/[^/]*collectContent\/invocations/;

/** A fault of the Lambda proxy: once, another collector has the Telegram session for so many seconds. */
export const sessionBusy = (waitSeconds = 100) => ({
  method: 'POST',
  path: COLLECT_CONTENT,
  times: 1,
  status: 200,
  body: JSON.stringify({ outcome: 'session_busy', waitSeconds }),
});
