/** How far a chat or a topic is read by the account, which has read all of it. */
export const allRead = (topMessage: number) => ({
  topMessage,
  readInboxMaxId: topMessage,
  readOutboxMaxId: 0,
  unreadCount: 0,
  unreadMentionsCount: 0,
  unreadReactionsCount: 0,
});
