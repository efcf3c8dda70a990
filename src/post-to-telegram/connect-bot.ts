/** How a bot is connected, for people at home and for those of a stage. */
export const CONNECT_BOT =
  'At home, connect one: Connections in the console, or npx stepcast connect bot. On a stage, whoever deploys it gives it the bot’s token (docs/telegram-posts.md).';
