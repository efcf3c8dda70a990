const WRITE_SCRIPT = /functions\/[^/]*writeScript\/invocations/;

/** A fault of the Lambda proxy: so many calls of WriteScript end with an error of the function. */
export const failingWriteScript = (times: number, errorType: string, errorMessage: string) => ({
  method: 'POST',
  path: WRITE_SCRIPT,
  times,
  status: 200,
  headers: { 'x-amz-function-error': 'Unhandled' },
  body: JSON.stringify({ errorType, errorMessage }),
});
