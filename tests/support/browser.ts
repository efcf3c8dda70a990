import { existsSync } from 'node:fs';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

// Nothing that Chromium would like to ask of anybody else; and no sandbox, which root can't have.
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/** A page of its own browser profile, and what went wrong in it. */
export interface TestPage extends Page {
  /** Refusals of the content security policy, and errors that nobody caught. */
  readonly mishaps: readonly string[];
}

/** Starts Chromium without a window. Throws when it isn't installed, saying how to get it. */
export const startBrowser = async () => {
  if (!existsSync(CHROMIUM)) {
    throw new Error(
      `There is no ${CHROMIUM}. Install it (apt-get install chromium), or name one in CHROMIUM_PATH.`,
    );
  }
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: SWITCHES });
  return {
    async newPage(options: BrowserContextOptions = {}): Promise<TestPage> {
      const context = await browser.newContext({ timezoneId: 'Europe/Berlin', ...options });
      const page = await context.newPage();
      const mishaps: string[] = [];
      page.on('pageerror', (error) => mishaps.push(String(error)));
      page.on('console', (message) => {
        if (/Content Security Policy|Uncaught/.test(message.text())) mishaps.push(message.text());
      });
      return Object.assign(page, { mishaps });
    },
    close: () => browser.close(),
  };
};
