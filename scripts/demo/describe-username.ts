interface Channel {
  readonly title: string;
  readonly username: string;
  readonly usernameFrom: 'given' | 'links' | 'id' | 'name';
}

/** Says of a channel under which username it stands, when nobody gave one. */
export const describeUsername = ({ title, username, usernameFrom }: Channel): string[] => {
  if (usernameFrom === 'given') return [];
  if (usernameFrom === 'id') {
    return [
      `The export doesn't say which channel ${title} is on Telegram, so links to its posts open for its members alone. Give its name with --username NAME.`,
    ];
  }
  return usernameFrom === 'links'
    ? [
        `${title} is taken for @${username}, as its posts link to one another. If it isn't: --username NAME`,
      ]
    : [
        `The export doesn't say which channel ${title} is on Telegram: @${username} is made up, so links to its posts lead nowhere, or to a stranger's channel. Give its name with --username NAME.`,
      ];
};
