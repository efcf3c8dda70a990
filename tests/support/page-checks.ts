import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { expect } from 'vitest';
import type { TestPage } from './browser.ts';

/** Checks a page by axe-core's rules; each violation is named with where it is. */
export const expectAccessible = async (page: TestPage): Promise<void> => {
  // Not as a script of the page: its content security policy has no room for one.
  await page.evaluate(axe.source);
  const violations = await page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
        id + ': ' + target.join(' ') + ' ' + failureSummary)))`,
  );
  expect(violations).toEqual([]);
};

/** In CSS pixels. */
const LEAST_ROOM = 4;

/** Checks that what stands below a row of buttons doesn't touch it. */
export const expectRoomBelowButtons = async (page: TestPage): Promise<void> => {
  const touched = await page.evaluate<string[]>(
    `[...document.querySelectorAll('main .actions')].flatMap((row) => {
      const below = row.nextElementSibling;
      if (!below?.checkVisibility() || !row.checkVisibility()) return [];
      const room = below.getBoundingClientRect().top - row.getBoundingClientRect().bottom;
      return room >= 0 && room < ${LEAST_ROOM} ? [row.innerText + ' above ' + below.innerText] : [];
    })`,
  );
  expect(touched).toEqual([]);
};

const FOLDER = process.env['SCREENSHOTS_DIR'];

/** Keeps what a page looks like in the folder that SCREENSHOTS_DIR names; without one it does nothing. */
export const keepScreenshot = async (
  page: TestPage,
  name: string,
  { isWhole = false }: { readonly isWhole?: boolean } = {},
): Promise<void> => {
  if (!FOLDER) return;
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: isWhole });
};
