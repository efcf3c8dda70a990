import { setTimeout as sleep } from 'node:timers/promises';
import type { Alert, Channel } from './alert.ts';
import { readTold, type Told, writeTold } from './told.ts';

export type { Alert, Channel } from './alert.ts';
export { createNtfy, createTelegramBot } from './channels.ts';
export { createMail, type MailOptions } from './mail.ts';

export interface AlertsOptions {
  /** What a person should know now. When it rejects, this look tells nothing. */
  find(): Promise<readonly Alert[]>;
  /** Whom to tell at the moment; while there is nobody, nothing is looked for. */
  channels(): Promise<readonly Channel[]>;
  /** Keeps what was told. */
  readonly toldFile: string;
  /** Is told in a sentence that a channel is away, and that it is there again. */
  report(sentence: string): void;
  /** Between two looks; a minute by default. */
  readonly everyMs?: number;
  /** Milliseconds since any moment. */
  readonly now?: () => number;
}

const EVERY_MS = 60_000;

/** Looks, and tells what is to be told; a look is also what tests call. */
export const createLook = (options: AlertsOptions): (() => Promise<void>) => {
  const { find, toldFile, report, now = () => performance.now() } = options;
  const foundSince = new Map<string, number>();
  const away = new Set<string>();
  // Read once: a full disk must not have everything told again at each look.
  let told: Told | undefined;
  let kept = '';

  /** Writes what was told if it is another than what the file has. */
  const keep = async (now: Told): Promise<void> => {
    const text = JSON.stringify(now);
    if (text === kept) return;
    await writeTold(toldFile, now);
    kept = text;
  };

  const tell = async (channel: Channel, alert: Alert): Promise<boolean> => {
    try {
      await channel.send(alert);
    } catch (error) {
      if (!away.has(channel.name)) {
        report(
          `Nobody can be told by ${channel.name}: ${(error as Error).message} It is tried again every minute.`,
        );
      }
      away.add(channel.name);
      return false;
    }
    if (away.delete(channel.name)) report(`${channel.name} takes what is told again.`);
    return true;
  };

  return async () => {
    const channels = await options.channels();
    if (channels.length === 0) return;
    const alerts = await find();
    const keys = new Set(alerts.map(({ key }) => key));
    for (const key of foundSince.keys()) if (!keys.has(key)) foundSince.delete(key);
    told ??= await readTold(toldFile);
    for (const key of Object.keys(told)) if (!keys.has(key)) delete told[key];
    for (const alert of alerts) {
      const since = foundSince.get(alert.key) ?? now();
      foundSince.set(alert.key, since);
      if (now() - since < alert.afterMs) continue;
      for (const channel of channels) {
        const done = told[alert.key] ?? [];
        if (done.includes(channel.name) || !(await tell(channel, alert))) continue;
        told[alert.key] = [...done, channel.name];
        // Kept at once: a process that ends before the next alert would tell it again.
        await keep(told);
      }
    }
    await keep(told);
  };
};

/** Looks every minute until it is closed. Nothing that fails in a look stops the next one. */
export const startAlerts = (options: AlertsOptions): { close(): Promise<void> } => {
  const look = createLook(options);
  const closing = new AbortController();
  const { signal } = closing;
  let trouble = '';
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await look();
        trouble = '';
      } catch (error) {
        const sentence = `Whether there is anything to tell can't be found out: ${(error as Error).message}`;
        if (sentence !== trouble && !signal.aborted) options.report(sentence);
        trouble = sentence;
      }
      await sleep(options.everyMs ?? EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
    }
  };
  const running = run();
  return {
    async close() {
      closing.abort();
      await running;
    },
  };
};
