import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Channel, createNtfy, createTelegramBot } from '../../../local/alerts/index.ts';
import { ExpectedFailure } from '../../command-line/expected-failure.ts';

const SettingsSchema = z.strictObject({
  /** `https://ntfy.sh/<topic>`, or the same on another server. */
  ntfyUrl: z.url({ protocol: /^https?$/ }).optional(),
  ntfyToken: z.string().min(1).optional(),
  /** Of a bot that @BotFather made. */
  telegramToken: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'is no token of a bot')
    .optional(),
  /** An id, or the @name of a channel. */
  telegramChat: z.string().min(1).optional(),
  /** US dollars a month at list prices. */
  budgetUsd: z.coerce.number().positive().optional(),
});

/** Whom to tell what goes wrong at home. */
export type AlertSettings = z.infer<typeof SettingsSchema>;

/** Wins over the file. */
const BUDGET = 'STEPCAST_ALERT_BUDGET_USD';

/** Thrown when the settings of alerts can't be used: who should be told would hear nothing. */
export class AlertSettingsWrong extends ExpectedFailure {
  override readonly name = 'AlertSettingsWrong';
}

const readSettingsFile = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new AlertSettingsWrong(`${file} can't be read: ${(cause as Error).message}`, { cause });
  }
};

/**
 * Whom to tell by `alerts.json` of a data folder, where no connection says it, and the month's budget.
 * @throws AlertSettingsWrong naming everything that is wrong
 */
export const readAlertSettings = async (
  dataDir: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<AlertSettings> => {
  const file = join(dataDir, 'alerts.json');
  const budget = env[BUDGET];
  const kept = await readSettingsFile(file);
  const settings = SettingsSchema.safeParse({
    ...(kept as object),
    ...(budget ? { budgetUsd: budget } : {}),
  });
  const problem = settings.success
    ? lacking(settings.data)
    : z.prettifyError(settings.error).replaceAll(/\s+/g, ' ');
  if (settings.success && problem === undefined) return settings.data;
  throw new AlertSettingsWrong(
    `What is to be told to whom can't be used (${file}, and ${BUDGET}): ${problem}`,
  );
};

const lacking = ({ telegramToken, telegramChat, ntfyUrl, ntfyToken }: AlertSettings) => {
  if (telegramToken && !telegramChat)
    return 'telegramToken needs telegramChat, the chat to write to.';
  if (telegramChat && !telegramToken)
    return 'telegramChat needs telegramToken, the bot that writes.';
  if (ntfyToken && !ntfyUrl) return 'ntfyToken needs ntfyUrl, the topic.';
  return undefined;
};

const channelsOf = (settings: AlertSettings): Channel[] => {
  const { ntfyUrl, ntfyToken, telegramToken, telegramChat } = settings;
  return [
    ...(ntfyUrl ? [createNtfy({ url: ntfyUrl, token: ntfyToken })] : []),
    ...(telegramToken && telegramChat
      ? [createTelegramBot({ token: telegramToken, chat: telegramChat })]
      : []),
  ];
};

/** The ways to a person: those that are connected, and those of the settings that none of them replaces. */
export const allChannels = (
  settings: AlertSettings,
  connected: readonly Channel[],
): readonly Channel[] => {
  const names = new Set(connected.map(({ name }) => name));
  return [...connected, ...channelsOf(settings).filter(({ name }) => !names.has(name))];
};
