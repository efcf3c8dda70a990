// The console with 10,000 episodes and an execution of 25,000 events: how soon each page has content,
// and how long its longest task takes. Needs Chromium, as the browser tests do.
import { openDatabase } from '../scripts/demo/add-show.ts';
import { startBrowser } from '../tests/support/browser.ts';
import { ADMIN, openConsole } from '../tests/support/console-stack.ts';
import { runLongExecution } from './console/long-execution.ts';
import { addWebhook, makeEpisode } from './console/make-episode.ts';
import { measurePage, type PageTimes } from './console/measure-page.ts';
import { withStack } from './control-plane/start-stack.ts';

const SHOWS = 250;
const VISITS = 5;
const MOST_FIRST_CONTENT_MS = 200;
const MOST_TASK_MS = 100;

const print = (line: string) => process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);

const failures: string[] = [];
await withStack(
  async (stack) => {
    const database = openDatabase(stack.supabase.url, stack.supabase.serviceKey);
    await database.auth.admin.createUser({
      ...{ ...ADMIN, email_confirm: true, app_metadata: { role: 'admin' } },
    });
    const { data } = await database
      .from('episodes')
      .select('podcast_id')
      .eq('id', stack.episodes.completed)
      .single()
      .throwOnError();
    const show = `/shows/${data.podcast_id}`;
    const long = await runLongExecution(stack);
    const webhook = `/webhooks/${await addWebhook(stack)}`;
    const made = `/episodes/${await makeEpisode(stack)}`;
    const browser = await startBrowser();
    try {
      const page = await openConsole(browser, stack.api.url);
      page.setDefaultTimeout(60_000);
      const pages: readonly (readonly [string, string, string])[] = [
        ['shows', '/', '.show-card'],
        ['a new show', '/shows/new', 'form .field'],
        ['a show', show, '.episode-row'],
        ['its settings', `${show}/settings`, 'form .field'],
        ['an episode', `/episodes/${stack.episodes.completed}`, '.steps'],
        ['an episode under way', `/episodes/${stack.episodes.underWay}`, '.steps'],
        ['runs', '/runs', '.episode-list, .empty'],
        ['operations', '/operations', '.timings, .operations .empty'],
        ['webhooks', '/webhooks', '.episode-list'],
        ['a webhook', webhook, 'section .actions'],
        ['connections', '/connections', '.connections'],
        ['search', '/search/wheel', '.results'],
        ['a script', `${made}/script`, 'form textarea'],
        ['another attempt', `${made}/rerun`, '.choices'],
        ['access', '/access', '.changes, .empty'],
        ['25,000 events', long, '.in-time'],
      ];
      for (const [name, path, selector] of pages) {
        const times: PageTimes[] = [];
        // The first visit loads the page's script.
        for (let visit = 0; visit <= VISITS; visit += 1) {
          const measured = await measurePage(page, path, selector);
          if (visit > 0) times.push(measured);
        }
        const content = median(times.map(({ firstContentMs }) => firstContentMs));
        const task = median(times.map(({ longestTaskMs }) => longestTaskMs));
        print(`${name}: first content after ${content} ms, longest task ${task} ms`);
        if (content > MOST_FIRST_CONTENT_MS) {
          failures.push(`${name} has no content before ${MOST_FIRST_CONTENT_MS} ms`);
        }
        if (task > MOST_TASK_MS) failures.push(`${name} has a task of over ${MOST_TASK_MS} ms`);
      }
    } finally {
      await browser.close();
    }
  },
  { shows: SHOWS, hasConsole: true },
);
for (const failure of failures) print(`FAILED: ${failure}`);
if (failures.length > 0) process.exitCode = 1;
