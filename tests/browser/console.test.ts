import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STYLE_WORDS } from '../../src/console/shows/style-words.ts';
import { startBrowser, type TestPage } from '../support/browser.ts';
import {
  ADMIN,
  type ConsoleStack,
  createShow,
  expectNoSidewaysScroll,
  GUEST,
  generate,
  signIn,
  startConsoleStack,
  waitForStatus,
} from '../support/console-stack.ts';
import { failingWriteScript } from '../support/failing-write-script.ts';

const COLLECT_CONTENT = /functions\/[^/]*collectContent\/invocations/;

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let url: string;
let page: TestPage;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startConsoleStack(), startBrowser()]);
  url = stack.api.url;
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});
beforeEach(async () => {
  page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
});
afterEach(async () => {
  stack.functions.faults.length = 0;
  expect(page.mishaps).toEqual([]);
  await page.context().close();
});

describe('signing in', () => {
  it('says that the password is wrong, and lets one try again', async () => {
    await signIn(page, url, { ...GUEST, password: 'not this one' });
    await page.getByText('The e-mail address or the password is wrong.').waitFor();
    expect(await page.getByRole('button', { name: 'Sign in' }).isEnabled()).toBe(true);
  });

  it('tells somebody who is no admin why there is nothing to see', async () => {
    await signIn(page, url, GUEST);
    await page.getByRole('heading', { name: 'No access' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('lasts over a reload, until one signs out', async () => {
    await signIn(page, url);
    await page.getByRole('heading', { name: 'Shows' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Shows' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('is asked for again, with the reason, when the API no longer knows the session', async () => {
    await signIn(page, url);
    await page.getByRole('heading', { name: 'Shows' }).waitFor();
    await page.route('**/api/v1/**', (route) =>
      route.fulfill({ status: 401, json: { title: 'Unauthorized' } }),
    );
    await page.goto(`${url}/#/shows/00000000-0000-4000-8000-000000000000`);
    await page.getByText('Your session has ended').waitFor();
  });
});

describe('a session that ends while somebody types', () => {
  it('takes nothing with it: one signs in, and what was under way goes on', async () => {
    await signIn(page, url);
    await page.getByRole('heading', { name: 'Shows' }).waitFor();
    await page.goto(`${url}/#/shows/new`);
    await page.getByLabel('Title').fill('Typed for an hour');
    await page.getByLabel('Telegram channels').fill('saltreach_tide_mill');
    await page.route('**/api/v1/podcasts', (route) =>
      route.fulfill({ status: 401, json: { title: 'Unauthorized' } }),
    );
    await page.getByRole('button', { name: 'Create the show' }).click();
    await page.getByText('Your session has ended').waitFor();
    expect(await page.getByLabel('Title').isVisible()).toBe(false);
    await page.unroute('**/api/v1/podcasts');
    await page.getByLabel('E-mail address').fill(ADMIN.email);
    await page.getByLabel('Password').fill(ADMIN.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Typed for an hour', level: 1 }).waitFor();
  });

  it('keeps nothing for somebody who signs out', async () => {
    await signIn(page, url);
    await page.getByRole('heading', { name: 'Shows' }).waitFor();
    await page.goto(`${url}/#/shows/new`);
    await page.getByLabel('Title').fill('Nobody’s business');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByLabel('Title').count()).toBe(0);
    await page.getByText('Your session has ended').waitFor({ state: 'detached' });
  });
});

describe('a show', () => {
  beforeEach(async () => {
    await signIn(page, url);
    await page.getByRole('heading', { name: 'Shows' }).waitFor();
  });

  it('that the API refuses is marked at the fields that are wrong', async () => {
    await page.goto(`${url}/#/shows/new`);
    await page.getByLabel('Telegram channels').fill('@saltreach_tide_mill\n@no such name!');
    await page.getByLabel('Time zone').fill('Europe/Atlantis');
    await page.getByRole('button', { name: 'Create the show' }).click();
    await page.getByText('Some settings need another look').waitFor();
    for (const label of ['Title', 'Telegram channels', 'Time zone']) {
      const control = page.getByLabel(label, { exact: true });
      expect(await control.getAttribute('aria-invalid'), label).toBe('true');
    }
    await page.getByText('"@no such name!" must be a channel\'s username').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('title');
    await page.getByLabel('Title').fill('Put right');
    await page.getByLabel('Telegram channels').fill('@saltreach_tide_mill');
    expect(await page.locator('.field-errors').count()).toBe(1);
    await page.getByLabel('Time zone').fill('Europe/Berlin');
    await page.getByText('Some settings need another look').waitFor({ state: 'detached' });
  });

  it('with a language that nobody speaks is told so as it is typed', async () => {
    await page.goto(`${url}/#/shows/new`);
    await page.getByLabel('Language', { exact: true }).fill('xx-YY');
    await page.getByText('The speech provider has no voice for xx-YY').waitFor();
  });

  it('loses the voices of a language that it leaves, and says so; a title twice is warned of', async () => {
    await createShow(page, url, 'Twice told');
    await page.goto(`${url}/#/shows/new`);
    await page.getByText('Speakers and their voices').click();
    const second = page.getByLabel('Second voice', { exact: true });
    await second.selectOption('en-US-Neural2-C');
    await page.getByLabel('Language', { exact: true }).fill('he-IL');
    await page.getByText('The voices chosen before don’t speak he-IL').waitFor();
    expect(await second.inputValue()).toBe('');
    await page.getByLabel('Title').fill('twice told');
    await page.getByText('Another show has this title already').waitFor();
  });

  it('is due by the clock of its reader, and by its own', async () => {
    await createShow(page, url, 'Two clocks');
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('At', { exact: true }).fill('06:00');
    await page.getByLabel('Time zone').fill('Asia/Jerusalem');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Two clocks', level: 1 }).waitFor();
    await page.getByText(/6:00 AM in Asia\/Jerusalem/).waitFor();
    await page.getByText(/ at [345]:00 AM$/u).waitFor();
  });

  it('is made, told, heard and subscribed to', async () => {
    await createShow(page, url, 'Tide mill weekly');
    await generate(page);
    await waitForStatus(page, 'Completed');

    const steps = await page.getByRole('list', { name: 'Steps' }).getByRole('listitem').all();
    expect(steps).toHaveLength(4);
    for (const step of steps) expect(await step.textContent()).toContain('done');
    for (const step of steps.slice(0, 3)) expect(await step.textContent()).toMatch(/\d s/);
    const audio = (what: string) =>
      page.evaluate<number>(`document.querySelector('audio').${what}`);
    await expect.poll(() => audio('duration'), { timeout: 10_000 }).toBeGreaterThan(10);
    const chapters = page.locator('.chapters').getByRole('button');
    expect(await chapters.count()).toBeGreaterThan(1);
    await chapters.nth(1).click();
    await expect.poll(() => audio('currentTime')).toBeGreaterThan(0);
    expect(await page.locator('.cue').count()).toBeGreaterThan(2);
    const beside = page.getByRole('region', { name: 'Posts being told' });
    await beside.getByRole('link').first().waitFor();
    await page.getByRole('button', { name: /^Told \d/ }).click();
    const posts = page.getByRole('list', { name: 'Posts' }).getByRole('listitem');
    await posts
      .last()
      .getByRole('button', { name: /^Play from/ })
      .click();
    await expect.poll(() => posts.last().getAttribute('aria-current')).toBe('true');
    await page.locator('.line-posts summary').first().click();
    const address = await page.locator('.line-posts a').first().getAttribute('href');
    expect(address).toMatch(/^https:\/\/t\.me\/saltreach_tide_mill\/\d+$/);
    await page.getByText(/at list price: [\d,]+ characters of Chirp3-HD$/).waitFor();

    await page.getByRole('button', { name: 'Make a clip' }).click();
    await page.getByText('Choose the line of the transcript').waitFor();
    await page.locator('.cue').nth(1).click();
    await page.locator('.cue').nth(2).click();
    expect(await page.locator('.cue[aria-pressed="true"]').count()).toBe(2);
    await page.getByRole('button', { name: 'Make the clip' }).click();
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByText('Copied').waitFor();
    const clipUrl = await page.evaluate<string>('navigator.clipboard.readText()');
    expect((await fetch(clipUrl)).headers.get('content-type')).toBe('audio/mpeg');
    const clipSeconds = () =>
      page.evaluate<number>(`document.querySelector('audio[aria-label="The clip"]').duration`);
    await expect.poll(clipSeconds, { timeout: 10_000 }).toBeGreaterThan(1);
    await page.getByLabel('Title in the feed').fill('The mill turns again');
    await page.getByRole('button', { name: 'Offer it as a soundbite' }).click();
    await page.getByText('from the show’s next publication on').waitFor();
    await page.getByRole('button', { name: 'Done with clips' }).click();

    await page.getByText('Make this episode again').click();
    await page.getByRole('link', { name: 'Edit the script' }).click();
    const save = page.getByRole('button', { name: 'Save and make it again' });
    await save.waitFor();
    expect(await save.isDisabled()).toBe(true);
    await page.locator('fieldset textarea').nth(2).fill('The mill has found its lost key.');
    await page.getByText('One line is spoken again').waitFor();
    await save.click();
    await waitForStatus(page, 'Completed');
    await page.getByRole('button', { name: 'The mill has found its lost key.' }).waitFor();
    await page.getByText('(less than $0.01 for this attempt)').waitFor();

    await page.getByRole('link', { name: '← Tide mill weekly' }).click();
    await page.getByRole('button', { name: 'Copy the feed’s address' }).click();
    await page.getByText('Copied').waitFor();
    const feedUrl = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(await (await fetch(feedUrl)).text()).toContain('<title>Tide mill weekly</title>');
    const row = page.locator('.episode-row').first();
    expect(await row.textContent()).toMatch(/Completed.*\d:\d\d.*published/);
    const leads = () => page.getByRole('link', { name: 'Its page for listeners' });
    const readPage = async () => (await fetch((await leads().getAttribute('href')) ?? '')).text();
    expect(await readPage()).toContain('<h1>Tide mill weekly</h1>');
    await row.click();
    expect(await readPage()).toContain('<audio');
  });

  it('can be changed, and deleted when one confirms it', async () => {
    await createShow(page, url, 'Short-lived');
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('Title').fill('מגזין הטחנה');
    await page.getByText('Paused: episodes are made by hand only').click();
    await page.getByRole('button', { name: 'Save' }).click();
    const heading = page.getByRole('heading', { name: 'מגזין הטחנה', level: 1 });
    await heading.waitFor();
    expect(await page.evaluate("getComputedStyle(document.querySelector('h1')).direction")).toBe(
      'rtl',
    );
    await page.getByText('Paused', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Delete the show' }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByRole('heading', { name: 'Shows' }).waitFor();
    expect(await page.getByText('מגזין הטחנה').count()).toBe(0);
  });

  it('has its voices chosen from those of its language, with their pace, and its writer', async () => {
    await page.goto(`${url}/#/shows/new`);
    await page.getByLabel('Title').fill('Two voices');
    await page.getByLabel('Telegram channels').fill('saltreach_tide_mill');
    await page.getByLabel('Language', { exact: true }).fill('he-IL');
    await page.getByText('Speakers and their voices').click();
    const [first, second] = [
      page.getByLabel('Voice', { exact: true }),
      page.getByLabel('Second voice', { exact: true }),
    ];
    await page.getByText('The language’s: Charon, man').waitFor({ state: 'attached' });
    await first.selectOption({ label: 'Leda, woman' });
    await second.selectOption('he-IL-Chirp3-HD-Leda');
    expect(await page.getByLabel('Pitch').count()).toBe(0);
    await page.getByText('Speakers and their voices').click();
    await page.getByRole('button', { name: 'Create the show' }).click();
    await page.getByText('is the voice of another speaker already').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('secondVoice');

    await second.selectOption('he-IL-Neural2-B');
    await page.getByLabel('Second pace').fill('0.9');
    await page.getByLabel('Second pitch').fill('-2');
    await page.getByText('2 semitones lower').waitFor();
    await page.getByText('By Gemini, a language model').click();
    await page.getByLabel('Instructions for the writer').fill('Dwell on the tides.');
    await page.getByLabel('Style').selectOption({ label: STYLE_WORDS.conversation });
    await page.getByText('Its character').click();
    await page.getByLabel('Who listens').fill('People of the quay.');
    await page.getByLabel('Phrases that it never uses').fill('dive in');
    await page.getByLabel('First speaker’s name').fill('Anna');
    await page.getByText('Which posts are left out').click();
    await page.getByLabel('Stickers').uncheck();
    await page.getByRole('button', { name: 'Create the show' }).click();
    await page.getByRole('heading', { name: 'Two voices', level: 1 }).waitFor();

    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('Speakers and their voices').click();
    await expect.poll(() => second.inputValue()).toBe('he-IL-Neural2-B');
    expect(await first.inputValue()).toBe('he-IL-Chirp3-HD-Leda');
    expect(await page.getByLabel('Second pace').inputValue()).toBe('0.9');
    expect(await page.getByLabel('By Gemini, a language model').isChecked()).toBe(true);
    expect(await page.getByLabel('Style').inputValue()).toBe('conversation');
    expect(await page.getByLabel('Who listens').inputValue()).toBe('People of the quay.');
    expect(await page.getByLabel('Phrases that it never uses').inputValue()).toBe('dive in');
    expect(await page.getByLabel('First speaker’s name').inputValue()).toBe('Anna');
    expect(await page.getByLabel('Stickers').isChecked()).toBe(false);
    await second.selectOption('he-IL-Chirp3-HD-Puck');
    expect(await page.getByLabel('Second pitch').count()).toBe(0);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Two voices', level: 1 }).waitFor();
  });

  it('can be set up while its voices can’t be looked up', async () => {
    await page.route('**/api/v1/voices*', (route) =>
      route.fulfill({ status: 503, json: { title: 'Voices out of reach' } }),
    );
    await page.goto(`${url}/#/shows/new`);
    await page.getByText('Speakers and their voices').click();
    await page.getByText('The voices of this language can’t be looked up now.').waitFor();
    expect(await page.getByLabel('Second voice', { exact: true }).getAttribute('type')).toBe(
      'text',
    );
    await createShow(page, url, 'With the usual voices');
  });

  it('fits a small telephone, page by page', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
    await createShow(page, url, 'A title that is so very long that it needs more than one line');
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('Title').waitFor();
    await expectNoSidewaysScroll(page);
  });
});

describe('a webhook', () => {
  it('is added, disabled and enabled again, and deleted', async () => {
    await signIn(page, url);
    await page.getByRole('link', { name: 'Webhooks' }).click();
    await page.getByText('There is no webhook yet.').waitFor();
    await page.getByLabel('Address').fill('https://10.0.0.1/');
    await page.getByRole('button', { name: 'Add the webhook' }).click();
    await page.locator('.field-errors').waitFor();
    await page.getByLabel('Address').fill('http://127.0.0.1:9/hook');
    await page.getByRole('button', { name: 'Add the webhook' }).click();
    await page.getByText('Its secret, shown this once').waitFor();

    await page.getByRole('link', { name: 'http://127.0.0.1:9/hook' }).click();
    await page.getByText('Nothing has been sent yet').waitFor();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('The test wasn’t delivered').waitFor();
    await page.getByText('No answer: ECONNREFUSED').waitFor();
    await page.getByRole('button', { name: 'Disable' }).click();
    await page.getByText('Somebody disabled it.').waitFor();
    await page.getByRole('button', { name: 'Enable again' }).click();
    await page.getByText('Nothing is sent to it').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('There is no webhook yet.').waitFor();
  });
});

describe('an episode', () => {
  beforeEach(async () => {
    await signIn(page, url);
    await page.getByRole('heading', { name: 'Shows' }).waitFor();
  });

  it('that fails says where and why, and is completed by a retry from there', async () => {
    stack.functions.faults.push(failingWriteScript(1, 'ScriptEmpty', 'The ink has run out.'));
    await createShow(page, url, 'Out of ink');
    await generate(page);
    await waitForStatus(page, 'Failed');
    await page.getByText('The ink has run out.').waitFor();
    expect(await page.locator('.error-name').textContent()).toBe('ScriptEmpty in WriteScript');
    expect(await page.locator('.step-failed').textContent()).toContain('Write script');

    await page.getByRole('button', { name: 'Retry from script' }).click();
    await waitForStatus(page, 'Completed');
    expect(await page.locator('audio').count()).toBe(1);
  });

  it('is hidden, shown again, and withdrawn for good', async () => {
    await createShow(page, url, 'Said too much');
    await generate(page);
    await waitForStatus(page, 'Completed');
    await page.locator('audio').waitFor();

    await page.getByRole('button', { name: 'Hide' }).click();
    await page.getByRole('button', { name: 'Hide it' }).click();
    await waitForStatus(page, 'Hidden');
    await page.getByText('This episode is hidden').waitFor();
    await page.locator('audio').waitFor({ state: 'detached' });
    await page.getByText('are being written without it').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Show it again' }).click();
    await waitForStatus(page, 'Completed');
    await page.locator('audio').waitFor();

    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('it can’t be shown or made again').waitFor();
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await waitForStatus(page, 'Withdrawn');
    await page.getByText('This episode is withdrawn').waitFor();
    expect(await page.getByText('Make this episode again').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Show it again' }).count()).toBe(0);
  });

  it('keeps a second one of its show waiting, can be cancelled, and taken up again', async () => {
    stack.functions.faults.push({
      method: 'POST',
      path: COLLECT_CONTENT,
      times: 1,
      status: 200,
      body: JSON.stringify({ outcome: 'session_busy', waitSeconds: 3000 }),
    });
    await createShow(page, url, 'One at a time');
    const showUrl = page.url();
    await generate(page);
    await waitForStatus(page, 'Collecting posts');
    const first = page.url();
    const refused = await fetch(`${url}/api/v1/episodes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': stack.api.internalApiKey },
      body: JSON.stringify({ podcastId: showUrl.split('/').at(-1) }),
    });
    const { episodeId } = (await refused.json()) as { episodeId: string };
    await page.goto(`${url}/#/episodes/${episodeId}`);
    await waitForStatus(page, 'Failed');
    await page.getByRole('link', { name: 'See the episode that is under way' }).click();
    await page.waitForURL(first);
    await page.getByRole('link', { name: '← One at a time' }).click();
    await page.getByRole('link', { name: 'See how far it is' }).click();

    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Stop making it' }).click();
    await waitForStatus(page, 'Cancelled');
    await page.getByText('It was cancelled by you.').waitFor();
    expect(await page.locator('.step-stopped').textContent()).toContain('stopped here');
    expect(await page.locator('.step-failed').count()).toBe(0);
    await page.getByRole('button', { name: 'Retry from collect' }).click();
    await waitForStatus(page, 'Completed');
  });

  it('stays on the page while the API is out of reach, and goes on by itself', async () => {
    stack.functions.faults.push({
      method: 'POST',
      path: COLLECT_CONTENT,
      times: 1,
      status: 200,
      body: JSON.stringify({ outcome: 'session_busy', waitSeconds: 100 }),
    });
    await createShow(page, url, 'Through the tunnel');
    await generate(page);
    await waitForStatus(page, 'Collecting posts');
    await page.route('**/api/v1/**', (route) => route.abort());
    await page.getByText('The API can’t be reached').waitFor();
    expect(await page.getByRole('list', { name: 'Steps' }).count()).toBe(1);
    await page.unroute('**/api/v1/**');
    await page.getByText('The API can’t be reached').waitFor({ state: 'detached' });
    await waitForStatus(page, 'Completed');
  });

  it('that never was is told so', async () => {
    await page.goto(`${url}/#/episodes/00000000-0000-4000-8000-000000000000`);
    await page.getByText('Unknown episode').waitFor();
  });
});
