import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFilterPattern } from '../../local/logs/filter-pattern.ts';
import { createApi } from '../../scripts/cli/api.ts';
import { smokeEpisode } from '../../scripts/stage/smoke-episode.ts';
import { readySmokeShow, SMOKE_SHOW } from '../../scripts/stage/smoke-show.ts';
import { ChannelExportSchema } from '../../src/api/channel-exports/schema.ts';
import { ChangedShowSchema } from '../../src/api/shows/changed-show.ts';
import { failingWriteScript } from '../support/failing-write-script.ts';
import { aShow, endOf, startExecution, startTestStack, type TestStack } from '../support/stack.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let stack: TestStack;
let receiver: WebhookReceiver;
/** What functions have written. */
const lines: string[] = [];
beforeAll(async () => {
  const onLog = ({ text }: { readonly text: string }) => void lines.push(text);
  [stack, receiver] = await Promise.all([startTestStack({ onLog }), startWebhookReceiver()]);
});
afterAll(async () => {
  await stack?.close();
  await receiver?.close();
});

// biome-ignore lint/suspicious/noExplicitAny: the test looks into whatever came back
const ask = async (path: string, body?: unknown): Promise<any> => {
  const response = await fetch(`${stack.api.url}/api/v1${path}`, {
    headers: { 'x-api-key': stack.api.internalApiKey, 'content-type': 'application/json' },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  return response.json();
};

it('tells of each attempt: its tries, waits, inputs and error, and whom it told', async () => {
  const podcastId = await aShow(stack);
  await ask('/webhooks', { url: receiver.origin, podcastId });
  stack.proxies.lambda.faults.push(
    failingWriteScript(2, 'DatabaseUnavailable', 'Not now.'),
    failingWriteScript(1, 'PostsInOtherLanguage', 'No row today.'),
  );
  const first = await endOf(stack, podcastId, await startExecution(stack, podcastId));
  const { episodeId } = first;
  expect(first.error).toBe('PostsInOtherLanguage');
  const { executionArn } = await ask(`/episodes/${episodeId}/retry`, {});
  await endOf(stack, podcastId, { episodeId, executionArn });
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBeGreaterThan(1);

  const path = `/episodes/${episodeId}/executions`;
  const failed = await ask(`${path}/${episodeId}`);
  const written = failed.states.find(({ name }: { name: string }) => name === 'WriteScript');
  expect(failed).toMatchObject({
    status: 'failed',
    machine: 'episode',
    attempt: 1,
    executionArn: first.executionArn,
    failedState: written.id,
    error: { name: 'PostsInOtherLanguage', state: 'WriteScript', remedy: 'generate' },
  });
  expect(failed.error.message).toContain('No row today.');
  expect(written.input).toMatchObject({ id: episodeId });
  expect(written.tries.map(({ error }: { error: string }) => error)).toEqual([
    'DatabaseUnavailable',
    'DatabaseUnavailable',
    'PostsInOtherLanguage',
  ]);
  expect(written.tries[0].waitSeconds).toBe(0);
  expect(written.tries[2].cause).toContain('No row today.');
  for (const one of written.tries) {
    expect(Date.parse(one.endedAt)).toBeGreaterThanOrEqual(Date.parse(one.startedAt));
  }
  expect(failed.states.map(({ name }: { name: string }) => name)).toEqual(
    first.states.map(({ name }) => name),
  );
  const only = await ask(`${path}/${episodeId}?state=${written.id}`);
  expect(only.states).toEqual([written]);

  const listed = await ask(path);
  const attempts = listed.items.filter(({ attempt }: { attempt: number }) => attempt !== null);
  expect(attempts.map(({ name, status }: Record<string, string>) => [name, status])).toEqual([
    [`${episodeId}-2`, 'succeeded'],
    [episodeId, 'failed'],
  ]);
  expect(attempts[0].input).toMatchObject({ from: 'script', trigger: 'retry' });
  const notified = listed.items.filter(({ machine }: { machine: string }) => machine === 'notify');
  // Each transition that somebody follows starts one.
  const starters = notified.map(({ startedBy }: { startedBy: string }) => startedBy);
  expect([...new Set(starters)]).toEqual([`${episodeId}-2`, episodeId]);
  const delivery = listed.items.find(({ machine }: { machine: string }) => machine === 'deliver');
  expect(notified.map(({ name }: { name: string }) => name)).toContain(delivery.startedBy);
  const delivered = await ask(`${path}/${delivery.name}`);
  expect(delivered).toMatchObject({ machine: 'deliver', status: 'succeeded', attempt: null });
  expect(delivered.states.map(({ name }: { name: string }) => name)).toContain('DeliverWebhook');

  const page = await ask(`${path}?limit=1`);
  expect(page.items[0].name).toBe(`${episodeId}-2`);
  const rest = await ask(`${path}?limit=1&cursor=${page.nextCursor}`);
  const namesOf = (items: { name: string }[]) => items.map(({ name }) => name);
  expect(namesOf([...page.items, ...rest.items])).toEqual(namesOf(listed.items));
  expect(rest.nextCursor).toBeNull();

  const events = await ask(`${path}/${episodeId}/history?limit=1000`);
  expect(events.items).toHaveLength(failed.eventCount);
  expect(events.items[0]).toMatchObject({ id: 1, type: 'ExecutionStarted' });
  const few = await ask(`${path}/${episodeId}/history?limit=5&order=desc`);
  expect(few.items).toEqual(events.items.slice(-5).reverse());
  const before = await ask(
    `${path}/${episodeId}/history?limit=5&order=desc&cursor=${encodeURIComponent(few.nextCursor)}`,
  );
  expect(before.items).toEqual(events.items.slice(-10, -5).reverse());
  const definition = await ask(`${path}/${episodeId}/definition`);
  expect(Object.keys(definition.States)).toContain('WriteScript');
  expect(definition.States.WriteScript.Arguments.FunctionName).toContain('writeScript');
});

it('measures each attempt when it has ended, in the log of what keeps its history', async () => {
  const measured = (pattern: string) =>
    lines.filter(readFilterPattern(pattern)).map((line) => JSON.parse(line));
  await expect
    .poll(() => measured('{ $.AttemptSeconds >= 0 }'), { timeout: 20_000 })
    .toHaveLength(2);
  expect(measured('{ $.AttemptsFailed = 1 && $.Retries = 2 }')).toHaveLength(1);
  const [completed] = measured('{ $.EpisodesCompleted = 1 && $.PublicationsFailed = 0 }');
  expect(completed).toMatchObject({ message: 'An attempt has ended', AttemptsFailed: 0 });
  expect(completed.SegmentsSpoken + completed.SegmentsReused).toBeGreaterThan(0);
  expect(completed.SecondsInGenerateAudio).toBeGreaterThan(0);
  expect(completed._aws.CloudWatchMetrics[0].Namespace).toBe('stepcast');
});

it('is what the smoke test of a stage makes of what it brings along, and compares with the recorded one', async () => {
  const api = createApi({ apiUrl: stack.api.url, apiKey: stack.api.internalApiKey, stack: null });
  const told: string[] = [];
  const view = { print: (line: string) => void told.push(line), update: () => {}, clear: () => {} };
  const first = await readySmokeShow({ api, view });
  await smokeEpisode({ api, ...first, view, pollMs: 100 });
  expect(told.find((line) => line.startsWith('Each of the'))).toMatch(
    /^Each of the 21 states of a good episode and no other\.$/,
  );
  expect(told.join('\n')).toMatch(/generateAudio +\d+\.\d s \(recorded: \d+\.\d s\)/);

  const again = await readySmokeShow({ api, view }, new Date('2026-12-01T08:00:00Z'));
  expect(again).toEqual(first);
  await smokeEpisode({ api, ...again, view, pollMs: 100 });
  const spoken = () =>
    lines
      .filter(readFilterPattern(`{ $.show = "${first.show}" && $.EpisodesCompleted = 1 }`))
      .map((line) => JSON.parse(line).SegmentsSpoken);
  await expect.poll(spoken, { timeout: 20_000 }).toEqual([expect.any(Number), 1]);

  const { podcasts } = await ask('/podcasts');
  expect(podcasts.filter(({ title }: { title: string }) => title === SMOKE_SHOW)).toMatchObject([
    { id: first.show, isBlocked: true, isPaused: true },
  ]);
  await api.patch(`/podcasts/${first.show}`, ChangedShowSchema, {
    config: { telegramChannels: ['harbour_news'] },
  });
  await expect(readySmokeShow({ api, view })).rejects.toThrow(/tells of harbour_news, not of/);
  await api.patch('/channel-exports/stepcast_smoke', ChannelExportSchema, { readFrom: 'telegram' });
  await expect(readySmokeShow({ api, view })).rejects.toThrow(/isn't read from its export\. Run: /);
});

it('refuses what isn’t there by its name', async () => {
  const none = '00000000-0000-4000-8000-000000000000';
  expect(await ask(`/episodes/${none}/executions`)).toMatchObject({
    status: 404,
    type: 'urn:stepcast:problem:unknown-episode',
  });
  for (const rest of ['', '/history', '/definition']) {
    for (const name of [none, `${none}-2`, 'a.b', `1-${none}`]) {
      expect(await ask(`/episodes/${none}/executions/${name}${rest}`)).toMatchObject({
        status: 404,
        type: 'urn:stepcast:problem:unknown-execution',
      });
    }
  }
  const podcastId = await aShow(stack);
  const { episodeId } = await endOf(stack, podcastId, await startExecution(stack, podcastId));
  const path = `/episodes/${episodeId}/executions/${episodeId}/history`;
  for (const query of ['cursor=nonsense', 'limit=0', 'limit=1001', 'order=up', 'state=1']) {
    expect(await ask(`${path}?${query}`), query).toMatchObject({ status: 400 });
  }
});

it('lists the runs of all shows by machine, status and error, and runs what the clock runs', async () => {
  const failed = await ask('/executions?status=failed&error=PostsInOtherLanguage');
  expect(failed.items).toHaveLength(1);
  expect(failed.items[0]).toMatchObject({ machine: 'episode', attempt: 1, status: 'failed' });
  expect((await ask('/executions?status=failed&error=Unheard')).items).toEqual([]);
  const all = await ask('/executions?limit=50');
  expect(all.items.length).toBeGreaterThan(2);
  const [newest, second] = all.items;
  expect((await ask(`/executions?until=${newest.startedAt}`)).items[0].name).toBe(second.name);
  expect((await ask(`/executions?since=${newest.startedAt}`)).items).toEqual([newest]);
  const page = await ask('/executions?limit=1');
  const rest = await ask(`/executions?limit=1&cursor=${encodeURIComponent(page.nextCursor)}`);
  expect([...page.items, ...rest.items]).toEqual([newest, second]);

  for (const machine of ['schedule', 'reconcile', 'notify']) {
    const started = await ask(`/operations/${machine}/run`, {});
    expect(started).toMatchObject({ machine });
    const path = `/executions/${machine}/${started.name}`;
    await expect.poll(async () => (await ask(path)).states.length).toBeGreaterThan(0);
    expect(await ask(path)).toMatchObject({ machine, executionArn: started.executionArn });
    expect((await ask(`${path}/definition`)).States).toBeDefined();
    expect((await ask(`${path}/history?limit=1`)).items[0].type).toBe('ExecutionStarted');
  }
  for (const path of ['/executions/intake/x', '/executions/nothing/x', '/executions/notify/a.b']) {
    expect(await ask(path), path).toMatchObject({ type: 'urn:stepcast:problem:unknown-execution' });
  }
  for (const query of ['machine=intake', 'status=odd', 'since=today', 'cursor=nonsense']) {
    expect(await ask(`/executions?${query}`), query).toMatchObject({
      type: 'urn:stepcast:problem:malformed-parameter',
    });
  }
});
