import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import {
  createShow,
  generate,
  signIn,
  startConsoleStack,
  waitForStatus,
} from '../support/console-stack.ts';
import { failingWriteScript } from '../support/failing-write-script.ts';

it('stays', { timeout: 10_000_000 }, async () => {
  rmSync('/tmp/tour/stop', { force: true });
  const [stack, browser] = await Promise.all([startConsoleStack(), startBrowser()]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await signIn(page, stack.api.url);
  await page.getByRole('heading', { name: 'Shows' }).waitFor();
  await createShow(page, stack.api.url, 'The tide mill');
  await generate(page);
  await waitForStatus(page, 'Completed');
  const made = page.url();
  stack.functions.faults.push(failingWriteScript(3, 'ScriptEmpty', 'The ink has run out.'));
  const failed: string[] = [];
  for (const title of ['Harbour news', 'Lantern Quay']) {
    await createShow(page, stack.api.url, title);
    await generate(page);
    await waitForStatus(page, 'Failed');
    failed.push(page.url());
  }
  stack.functions.faults.length = 0;
  await page.context().close();
  await browser.close();
  writeFileSync(
    '/tmp/tour/state.json',
    JSON.stringify({
      url: stack.api.url,
      made,
      failed,
      proxy: stack.functions.url,
      dataDir: stack.dataDir,
      lambda: Object.keys(stack),
    }),
  );
  while (!existsSync('/tmp/tour/stop')) await new Promise((r) => setTimeout(r, 500));
  await stack.close();
  expect(1).toBe(1);
});
