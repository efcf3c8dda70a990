import { randomBytes, randomUUID } from 'node:crypto';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCdn } from '../../local/cdn/index.ts';
import { startBrowser, type TestPage } from '../support/browser.ts';
import {
  type ConsoleStack,
  expectNoSidewaysScroll,
  openConsole,
  PHONE,
  startConsoleStack,
} from '../support/console-stack.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { expectAccessible, keepScreenshot } from '../support/page-checks.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: TestPage;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startConsoleStack(), startBrowser()]);
  page = await openConsole(browser, stack.api.url);
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const DAY_MS = 24 * 3_600_000;
const dayBefore = (days: number): string =>
  new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

const anEpisode = async (podcastId: string): Promise<{ id: string; key: string }> => {
  const id = randomUUID();
  const key = `podcasts/${podcastId}/${id}/audio/${'a'.repeat(64)}.mp3`;
  const { VersionId, ETag } = await stack.s3.send(
    new PutObjectCommand({ Bucket: 'stepcast-media', Key: key, Body: randomBytes(96_000) }),
  );
  const audio = { key, versionId: VersionId, etag: ETag, sizeBytes: 96_000 };
  const { open, mark, complete, publish } = episodeFunctions(stack.database);
  await open(podcastId, id);
  await mark(id, 'content_collected', { content: storedObject('content') });
  await mark(id, 'processing', { script: storedObject('script'), title: 'Monday', summary: '' });
  await complete(id, id, { p_duration_ms: 120_000, p_outputs: { audio } });
  await publish(id);
  return { id, key };
};

it('shows what apps have fetched: counted from the log of the CDN, in bars, by app and episode', async () => {
  const podcastId = await insertShow(stack.database);
  const { id, key } = await anEpisode(podcastId);
  await page.goto(`${stack.api.url}/#/shows/${podcastId}`);
  await page.getByText('Nothing was counted yet.').waitFor();

  // A CDN of the test's own writes its log as it closes; the stack's writes once a minute.
  const credentials = await stack.s3.config.credentials();
  const cdn = await startCdn({
    ...{ bucket: 'stepcast-media', logBucket: 'stepcast-access-logs', port: 0 },
    s3: { endpoint: stack.addresses['S3'] ?? '', region: 'eu-central-1', ...credentials },
  });
  for (const agent of ['Overcast/3.0', 'AntennaPod/3.4.0', 'curl/8.5.0']) {
    const answer = await fetch(`${cdn.url}/${key}`, { headers: { 'user-agent': agent } });
    await answer.arrayBuffer();
  }
  await cdn.close();
  for (let day = 1; day < 30; day += 1) {
    const listens = [{ episodeId: id, app: 'Overcast', downloads: 1 + ((day * 7) % 13) }];
    await stack.database
      .rpc('record_listens', { p_day: dayBefore(day), p_files: 'x', p_listens: listens })
      .throwOnError();
  }
  const lambda = new LambdaClient({
    ...{ endpoint: stack.lambda.endpoint, region: 'eu-central-1' },
    credentials,
  });
  const counted = await lambda.send(
    new InvokeCommand({ FunctionName: 'countListens', Payload: '{}' }),
  );
  expect(JSON.parse(counted.Payload?.transformToString() ?? '')).toEqual({
    days: [{ day: dayBefore(0), downloads: 2 }],
  });

  await page.reload();
  const panel = page.getByRole('region', { name: 'Listens' });
  await panel.getByText('203 downloads').waitFor();
  await panel.getByRole('row', { name: 'AntennaPod 1' }).waitFor();
  await panel.getByText('Day by day').click();
  await expectAccessible(page);
  await keepScreenshot(page, 'listens-show', { isWhole: true });
  await page.goto(`${stack.api.url}/#/episodes/${id}`);
  await page.getByRole('region', { name: 'Listens' }).getByText('203 downloads').waitFor();
  await page.getByLabel('Display in').selectOption({ label: 'עברית' });
  await page.getByRole('region', { name: 'האזנות' }).waitFor();
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await keepScreenshot(page, 'listens-episode-hebrew-phone', { isWhole: true });
});
