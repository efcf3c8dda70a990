import type { TestPage } from '../../tests/support/browser.ts';

/** How a page came up. */
export interface PageTimes {
  /** From the click on a link to the first content of the page that it leads to. */
  readonly firstContentMs: number;
  /** The longest task of the browser's main thread until a second after all is read; 0 where none took 50 ms. */
  readonly longestTaskMs: number;
}

const SETTLED_MS = 1_000;

/** Goes to a page of the open console as a link does, and waits for what `selector` names. */
export const measurePage = async (
  page: TestPage,
  path: string,
  selector: string,
): Promise<PageTimes> => {
  // Away first: a page that is open already has its content. A second visit finds its script loaded.
  await page.evaluate(`location.hash = '#/nowhere'`);
  await page.getByText('There is nothing at this address.').waitFor();
  return page.evaluate<PageTimes>(
    `new Promise((resolve) => {
      let longest = 0;
      const tasks = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      });
      tasks.observe({ type: 'longtask' });
      const began = performance.now();
      const look = () => {
        if (!document.querySelector(${JSON.stringify(selector)})) return;
        const firstContentMs = performance.now() - began;
        changes.disconnect();
        const settle = () => {
          if (document.querySelector('.reading')) setTimeout(settle, 50);
          else setTimeout(() => resolve({ firstContentMs, longestTaskMs: longest }), ${SETTLED_MS});
        };
        settle();
      };
      const changes = new MutationObserver(look);
      changes.observe(document.body, { childList: true, subtree: true });
      location.hash = ${JSON.stringify(`#${path}`)};
    })`,
  );
};
