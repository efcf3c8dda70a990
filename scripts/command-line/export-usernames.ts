import { channel } from './option-values.ts';

/** What `--username` is for, wherever exports are given. */
export const USERNAME_OPTION = [
  '--username <name>',
  "the export's channel on Telegram, without which links to its posts open for its members alone: exports don't hold it; repeatable, in the order of --export",
] as const;

/** A username as exports are read by it. */
export const exportUsername = (value: string): string => channel(value).toLowerCase();

/** What is wrong with the usernames that were given for exports; undefined when nothing is. */
export const usernamesProblem = (
  exports: readonly string[],
  usernames: readonly string[],
): string | undefined => {
  if (usernames.length > exports.length) {
    return `--username names the channel of an --export: there are ${usernames.length} names for ${exports.length} exports.`;
  }
  const twice = usernames.find((name, index) => usernames.indexOf(name) !== index);
  return twice === undefined
    ? undefined
    : `--username ${twice}: two exports can't be of the same channel.`;
};
