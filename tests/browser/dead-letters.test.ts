import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import { type ConsoleStack, openConsole, startConsoleStack } from '../support/console-stack.ts';
import { expectAccessible } from '../support/page-checks.ts';

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startConsoleStack(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

it('shows a message that nobody took, and deletes it', async () => {
  await stack.sqs.send(
    new SendMessageCommand({
      QueueUrl: stack.queueUrl('intake-dead-letters'),
      MessageBody: JSON.stringify({ version: '2.0', type: 'podcast_generation' }),
    }),
  );
  const page = await openConsole(browser, stack.api.url);
  await page.getByRole('link', { name: 'Operations', exact: true }).click();
  const letters = page.getByRole('region', { name: 'Dead letters' });
  await letters.getByText('The message').click();
  await letters.getByText('podcast_generation').waitFor();
  await expectAccessible(page);
  await letters.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await letters.getByText('Every message was taken.').waitFor();
  expect(page.mishaps).toEqual([]);
});
