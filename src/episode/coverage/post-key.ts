/** How a post is named: its channel and its id, the same in every episode. */
export const postKey = ({ channel, messageId }: { channel: string; messageId: number }): string =>
  `${channel}/${messageId}`;
