import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePicture } from '../support/audio/encode.ts';
import { startBrowser, type TestPage } from '../support/browser.ts';
import {
  type ConsoleStack,
  createShow,
  DESK,
  expectNoSidewaysScroll,
  generate,
  openConsole,
  PHONE,
  startConsoleStack,
  waitForStatus,
} from '../support/console-stack.ts';
import { expectAccessible, keepScreenshot } from '../support/page-checks.ts';

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: TestPage;
let url: string;
let folder: string;
let showUrl: string;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startConsoleStack(), startBrowser()]);
  url = stack.api.url;
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  // The left half red, the right half blue.
  await writeFile(
    join(folder, 'halves.png'),
    encodePicture('color=red:size=1600x1500[a];color=blue:size=1600x1500[b];[a][b]hstack', 'png'),
  );
  await writeFile(join(folder, 'small.png'), encodePicture('testsrc=size=800x600', 'png'));
  page = await openConsole(browser, url);
  await createShow(page, url, 'Saltreach');
  showUrl = page.url();
});
afterAll(async () => {
  await page?.close();
  await browser?.close();
  await stack?.close();
  await rm(folder, { recursive: true, force: true });
});

const file = (name: string) => join(folder, name);
const cover = () => page.locator('img.cover');
const addressOf = async () => (await cover().getAttribute('src')) ?? '';
const fetched = async (address: string) => Buffer.from(await (await fetch(address)).arrayBuffer());
/** Red, green and blue of a place of the picture, from 0 to 1. */
const colourAt = (address: string, x: number, y: number): Promise<number[]> =>
  page.evaluate(
    `fetch(${JSON.stringify(address)}).then((r) => r.blob()).then(createImageBitmap).then((b) => {
      const context = new OffscreenCanvas(b.width, b.height).getContext('2d');
      context.drawImage(b, 0, 0);
      return [...context.getImageData(${x} * b.width, ${y} * b.height, 1, 1).data.slice(0, 3)];
    })`,
  );
const isRed = ([red = 0, green = 0, blue = 0]: number[]) => red > 200 && green < 60 && blue < 60;
const isBlue = ([red = 0, green = 0, blue = 0]: number[]) => blue > 200 && green < 60 && red < 60;
const open = (name: string | RegExp = 'Change the cover') =>
  page.getByRole('button', { name }).click();
const sourceOf = async () =>
  (await cover().count()) > 0 ? await cover().getAttribute('src') : null;
const save = async () => {
  const before = await sourceOf();
  await page.getByRole('button', { name: 'Save the picture' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect.poll(sourceOf).not.toBe(before);
  await cover().waitFor();
};

describe('the cover of a show', () => {
  it('is a square of a picture, chosen with the keyboard alone', async () => {
    await page.goto(showUrl);
    await page.getByRole('button', { name: 'Change the cover' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Picture file').setInputFiles(file('halves.png'));
    const across = page.getByRole('slider', { name: 'Left to right' });
    await across.focus();
    await page.keyboard.press('End');
    await expectAccessible(page);
    await keepScreenshot(page, 'cover-crop');
    await save();
    const address = await addressOf();
    expect(imageSize(await fetched(address))).toMatchObject({
      ...{ width: 1500, height: 1500, type: 'jpg' },
    });
    expect(isBlue(await colourAt(address, 0.02, 0.5))).toBe(true);
    expect(isBlue(await colourAt(address, 0.98, 0.5))).toBe(true);
    expect(page.mishaps).toEqual([]);
  });

  it('is moved by dragging it, and no further than its edge', async () => {
    await open();
    await page.getByLabel('Picture file').setInputFiles(file('halves.png'));
    const canvas = page.getByRole('img', { name: 'The square that is shown' });
    const box = await canvas.boundingBox();
    if (!box) throw new Error('The preview is nowhere.');
    await page.mouse.move(box.x + 20, box.y + box.height / 2);
    await page.mouse.down();
    // From the middle, half of the square is red: a quarter of its side to the right shows three.
    await page.mouse.move(box.x + 20 + box.width / 4, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    await save();
    const address = await addressOf();
    expect(isRed(await colourAt(address, 0.7, 0.5))).toBe(true);
    expect(isBlue(await colourAt(address, 0.8, 0.5))).toBe(true);
  });

  it('is refused before it is sent where it is too small, in words', async () => {
    await open();
    await page.getByLabel('Picture file').setInputFiles(file('small.png'));
    await page.getByText('It has 800 × 600 pixels; a cover needs 1400').waitFor();
    expect(await page.getByRole('button', { name: 'Save the picture' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('is drawn of its title in the colours that one chooses', async () => {
    await open();
    await page.getByRole('radio', { name: 'The title, drawn' }).check();
    await page.getByText('Night', { exact: true }).click();
    await expectAccessible(page);
    await keepScreenshot(page, 'cover-drawn');
    await save();
    const address = await addressOf();
    expect(imageSize(await fetched(address))).toMatchObject({ width: 3000, height: 3000 });
    const [red = 0, , blue = 0] = await colourAt(address, 0.02, 0.98);
    expect(blue - red).toBeGreaterThan(30);
  });

  it('fits on a phone', async () => {
    await page.setViewportSize(PHONE);
    await open();
    await page.getByLabel('Picture file').setInputFiles(file('halves.png'));
    await page.getByRole('slider', { name: 'Left to right' }).waitFor();
    await expectNoSidewaysScroll(page);
    await keepScreenshot(page, 'cover-crop-phone');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.setViewportSize(DESK);
  });
});

it('the cover is changed in Hebrew as well, on a phone in the dark', async () => {
  await page.goto(showUrl);
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByLabel('Display in').selectOption('he');
  await open('להחליף את העטיפה');
  await page.getByLabel('קובץ תמונה').setInputFiles(file('halves.png'));
  await page.getByRole('slider', { name: 'משמאל לימין' }).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await keepScreenshot(page, 'cover-crop-he');
  await page.getByRole('radio', { name: 'הכותרת, מצוירת' }).check();
  await expectAccessible(page);
  await keepScreenshot(page, 'cover-drawn-he');
  await page.getByRole('button', { name: 'ביטול' }).click();
  await page.getByLabel('תצוגה ב־').selectOption('en');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESK);
});

it('an episode has a picture of its own in its feed and on its page, and loses it again', async () => {
  await page.goto(showUrl);
  const showCover = await addressOf();
  await generate(page);
  await waitForStatus(page, 'Completed');
  await page.reload();
  await open('Give it a picture of its own');
  await page.getByRole('radio', { name: 'The title, drawn' }).check();
  await save();
  const own = await addressOf();
  const { origin, pathname } = new URL(own);
  const [, podcastId, episodeId] = /podcasts\/([\w-]+)\/([\w-]+)\/covers/.exec(pathname) ?? [];
  const base = origin + pathname.slice(0, pathname.indexOf('/podcasts/'));
  const feed = async () => (await fetch(`${base}/feeds/${podcastId}.xml?${randomUUID()}`)).text();
  const imagesIn = (xml: string) =>
    [...xml.matchAll(/<itunes:image href="([^"]+)"/g)].map(([, href]) => href);
  await expect
    .poll(async () => imagesIn(await feed()), { timeout: 60_000 })
    .toEqual([showCover, own]);
  const html = await (await fetch(`${base}/feeds/${podcastId}/${episodeId}.html`)).text();
  expect(html).toContain(own);
  await open('Change the picture');
  await page.getByRole('button', { name: 'Show the show’s cover again' }).click();
  await page.getByRole('button', { name: 'Give it a picture of its own' }).waitFor();
  await expect
    .poll(async () => imagesIn(await feed()), { timeout: 60_000 })
    .toEqual([showCover, showCover]);
});

it('a cover that is removed is drawn again by the service', async () => {
  await page.goto(showUrl);
  await open();
  await page.getByRole('button', { name: 'Remove the cover' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect.poll(sourceOf).toMatch(/\.cover\.png$/);
  await expect
    .poll(async () => imageSize(await fetched(await addressOf())).width, { timeout: 60_000 })
    .toBe(1400);
});
