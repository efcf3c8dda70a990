import { AFTER_MS, BEFORE_MS } from '../../../inspect/logs/log-margins.ts';

/** Which lines of a function's log are looked for. */
interface LogQuery {
  /** As the machine's definition names it: `arn:aws:lambda:<region>:<account>:function:<name>`. */
  readonly functionArn: string;
  /** What each line holds. */
  readonly words: string;
  /** Milliseconds since 1970. */
  readonly fromMs: number;
  readonly untilMs: number;
}

// What stands behind the # is encoded once more than an address is, with $ for %.
const inFragment = (text: string): string =>
  encodeURIComponent(encodeURIComponent(text)).replaceAll('%', '$');

/** The page of CloudWatch Logs that has these lines. `consoleUrl` is where the console of AWS is. */
export const logAddress = (
  consoleUrl: string,
  { functionArn, words, fromMs, untilMs }: LogQuery,
): string => {
  const [, , , region = '', , , name = ''] = functionArn.split(':');
  const group = inFragment(`/aws/lambda/${name}`);
  const query = [
    `filterPattern$3D${inFragment(`"${words}"`)}`,
    `start$3D${fromMs - BEFORE_MS}`,
    `end$3D${untilMs + AFTER_MS}`,
  ].join('$26');
  return `${consoleUrl}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${group}/log-events$3F${query}`;
};
