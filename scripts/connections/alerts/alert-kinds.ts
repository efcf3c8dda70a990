import { type ConnectionKind, field } from '../connection-field.ts';

/** The ways in which a stack at home tells people what goes wrong. */
export const ALERT_KINDS = {
  mail: {
    title: 'Mail',
    purpose: 'Tells you by mail when an episode fails, a show goes silent or a session ends.',
    fields: [
      field(
        'STEPCAST_ALERT_MAIL_ENDPOINT',
        'Server',
        'smtps://mail.example:465, or smtp://mail.example:587.',
      ),
      field('STEPCAST_ALERT_MAIL_USER', 'User', 'Empty where the server asks for none.', {
        isOptional: true,
      }),
      field('STEPCAST_ALERT_MAIL_PASSWORD', 'Password', 'Often one that is made for apps.', {
        isSecret: true,
        isOptional: true,
      }),
      field('STEPCAST_ALERT_MAIL_TO', 'Sent to', 'Your address.'),
      field('STEPCAST_ALERT_MAIL_FROM', 'Sent from', 'Empty for the same address.', {
        isOptional: true,
      }),
    ],
  },
  ntfy: {
    title: 'ntfy',
    purpose: 'Tells you by ntfy, on your phone too, what mail tells.',
    fields: [
      field(
        'STEPCAST_ALERT_NTFY_URL',
        'Topic',
        'https://ntfy.sh/<topic>, or on a server of your own; whoever knows the topic reads it.',
      ),
      field('STEPCAST_ALERT_NTFY_TOKEN', 'Token', 'Empty where the topic asks for none.', {
        isSecret: true,
        isOptional: true,
      }),
    ],
  },
  alertbot: {
    title: 'Alerts by a Telegram bot',
    purpose: 'Tells you in Telegram what mail tells; the bot that posts episodes may do it.',
    fields: [
      field(
        'STEPCAST_ALERT_TELEGRAM_TOKEN',
        'Token',
        'From @BotFather, such as 110201543:AAHdqTcv….',
        { isSecret: true },
      ),
      field(
        'STEPCAST_ALERT_TELEGRAM_CHAT',
        'Chat',
        'Write to the bot first. The number of that chat, or @name of a channel; 0 has the check say who wrote to the bot.',
      ),
      field('STEPCAST_ALERT_TELEGRAM_ENDPOINT', 'Another address', 'Empty for Telegram’s own.', {
        isOptional: true,
      }),
    ],
  },
} as const satisfies Readonly<Record<string, ConnectionKind>>;
