import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Show } from '../../../../src/show/show.ts';
import { aShowView } from '../../../support/a-show.ts';
import { aStatusView } from '../../../support/a-status-view.ts';
import { type Answers, runAgainst } from '../../../support/stepcast-command.ts';

const show = aShowView();
const episode = aStatusView();
const { id } = show;
const { episodeId } = episode;
const ONE_PAGE = { nextCursor: null };
const SHOWS = { 'GET /podcasts?limit=100': { podcasts: [show], ...ONE_PAGE } };
const webhook = {
  id: '0190a5a5-0000-7000-8000-0000000000bb',
  url: 'https://a.test/x',
  podcastId: null,
  events: ['episode.completed'],
  disabled: null,
  createdAt: '2026-01-01T08:00:00.000Z',
};

const retryInput = {
  from: 'audio',
  window: { from: '2026-09-01T00:00:00.000Z', until: '2026-09-08T00:00:00.000Z' },
  settings: {
    ...{ telegramChannels: ['mill'], maxMessages: 100, mediaTypes: ['photo'] },
    ...{ format: 'single-speaker', speakers: [{ role: 'host', voice: 'en-US-Chirp3-HD-Kore' }] },
    ...{ outroText: null, additionalInstructions: null, targetDurationMinutes: 10 },
    style: null,
    introText: 'Hello.',
    filters: { excludeForwarded: true, excludeKeywords: ['ad'], minCharacters: 1 },
  },
  script: null,
};
const delivery = {
  ...{ id: `7-${webhook.id}`, eventId: 7, type: 'episode.completed', episodeId },
  ...{ occurredAt: '2026-01-01T08:00:00.000Z', state: 'pending', attempts: 0, lastStatus: 500 },
  ...{ lastError: null, lastBody: '', lastTookMs: 7, lastAttemptAt: null, nextAttemptAt: null },
  deliveredAt: null,
  payload: {
    ...{ type: 'episode.completed', timestamp: '2026-01-01T08:00:00.000Z' },
    data: {
      ...{ episodeId, podcastId: id, status: 'completed', previousStatus: 'processing' },
      ...{ attempt: 1, title: null, audioUrl: null, durationMs: null, error: null },
      skipReason: null,
    },
  },
};

const forum = {
  ...{ username: 'quay_talk', title: 'Quay talk', channelId: '7', readFrom: 'export' },
  topics: [{ id: 12, title: 'Roads' }],
  ...{ oldestPostAt: '2026-01-01T08:00:00.000Z', newestPostAt: '2026-01-02T08:00:00.000Z' },
  importedAt: '2026-01-02T09:00:00.000Z',
};

/** The path of a file in a folder that is gone when the test ends. */
const aFile = async (name: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, name);
};

/** Runs a command against an API that knows one show, one episode and one webhook. */
const stepcast = (argv: readonly string[], answers: Answers = {}) =>
  runAgainst(
    {
      ...SHOWS,
      'GET /channel-exports': { exports: [forum] },
      [`GET /podcasts/${id}`]: show,
      'POST /podcasts': show,
      [`PATCH /podcasts/${id}`]: show,
      [`DELETE /podcasts/${id}`]: null,
      'POST /episodes': { episodeId },
      'GET /episodes?limit=1': { episodes: [episode], ...ONE_PAGE },
      [`GET /episodes/${episodeId}`]: episode,
      [`POST /episodes/${episodeId}/retry`]: { episodeId },
      [`GET /episodes/${episodeId}/retry`]: retryInput,
      [`POST /episodes/${episodeId}/cancel`]: episode,
      [`POST /episodes/${episodeId}/hide`]: episode,
      [`POST /episodes/${episodeId}/show`]: episode,
      [`POST /episodes/${episodeId}/withdraw`]: episode,
      'POST /search': {
        ...{ answer: null, results: [], total_results: 0, processing_time_ms: 3 },
        search_id: '0190a5a5-0000-7000-8000-0000000000cc',
      },
      'GET /webhooks': { webhooks: [webhook] },
      'POST /webhooks': { ...webhook, secret: 'whsec_1' },
      'POST /operations/notify/run': { machine: 'notify', name: 'n-1', executionArn: 'arn:1' },
      [`PATCH /webhooks/${webhook.id}`]: webhook,
      [`DELETE /webhooks/${webhook.id}`]: null,
      [`GET /webhooks/${webhook.id}/deliveries`]: { deliveries: [], ...ONE_PAGE },
      [`POST /webhooks/${webhook.id}/deliveries/7/send`]: delivery,
      ...answers,
    },
    argv,
  );

/** The one request of a command that changes something. */
const changeOf = async (...argv: readonly string[]) => {
  const { code, err, asked } = await stepcast(argv);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return asked.find(({ method }) => method !== 'GET');
};

describe('npx stepcast', () => {
  it.each([
    [['shows'], 'GET /podcasts?limit=100'],
    [['shows', 'list'], 'GET /podcasts?limit=100'],
    [['shows', 'show', id], `GET /podcasts/${id}`],
    [['shows', 'show', 'tide m'], 'GET /podcasts?limit=100'],
    [['search', 'when', 'does', 'it', 'open?'], 'POST /search'],
    [['status', episodeId], `GET /episodes/${episodeId}`],
    [['status', 'latest'], 'GET /episodes?limit=1'],
    [['webhooks'], 'GET /webhooks'],
    [['webhooks', 'list'], 'GET /webhooks'],
    [['webhooks', 'log', webhook.id], `GET /webhooks/${webhook.id}/deliveries`],
  ])('%j asks for %s', async (argv, request) => {
    const { code, asked } = await stepcast(argv);
    expect(code).toBe(0);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toContain(request);
    expect(asked[0]?.key).toBe('the-key');
  });

  it('lists as many episodes as it is told to', async () => {
    const path = (limit: number) => `GET /episodes?podcastId=${id}&limit=${limit}`;
    const list = { episodes: [episode], ...ONE_PAGE };
    const few = await stepcast(['episodes', id, '--limit', '5'], { [path(5)]: list });
    expect(few.out).toContain(episodeId);
    expect((await stepcast(['episodes', id], { [path(20)]: list })).code).toBe(0);
  });

  it('starts an episode of a period, which ends now unless it is told when', async () => {
    const whole = ['--from', '2026-09-01', '--until', '2026-09-02T08:00:00+02:00'];
    expect(await changeOf('generate', 'Tide Mill', ...whole)).toMatchObject({
      method: 'POST',
      path: '/episodes',
      body: {
        podcastId: id,
        window: { from: '2026-09-01T00:00:00.000Z', until: '2026-09-02T06:00:00.000Z' },
      },
    });
    const open = await changeOf('generate', id, '--from', '2026-09-01');
    const { window } = open!.body as { window: { until: string } };
    expect(Math.abs(Date.parse(window.until) - Date.now())).toBeLessThan(60_000);
    expect((await changeOf('generate', id))?.body).toEqual({ podcastId: id });
  });

  it('makes an episode again from a step, and cancels it', async () => {
    const retry = `/episodes/${episodeId}/retry`;
    expect(await changeOf('retry', 'latest', '--from', 'audio')).toMatchObject({
      path: retry,
      body: { from: 'audio' },
    });
    expect(await changeOf('retry', episodeId)).toMatchObject({ path: retry, body: {} });
    expect(await changeOf('cancel', episodeId)).toMatchObject({
      path: `/episodes/${episodeId}/cancel`,
    });
  });

  it('shows the input of a retry, and sends what is edited of it', async () => {
    const { out } = await stepcast(['retry', episodeId, '--show-input']);
    expect(JSON.parse(out)).toEqual(retryInput);
    const edited = await changeOf(
      ...['retry', episodeId, '--from', 'collect', '--set', 'style=digest'],
      ...['--set', 'filters.minCharacters=40', '--set', 'window.until=2026-09-09T00:00:00Z'],
      ...['--set', 'introText=null'],
    );
    expect(edited?.body).toEqual({
      from: 'collect',
      window: { from: retryInput.window.from, until: '2026-09-09T00:00:00Z' },
      settings: {
        style: 'digest',
        filters: { ...retryInput.settings.filters, minCharacters: 40 },
        introText: null,
      },
    });
  });

  it('takes the edited input from a file', async () => {
    const file = await aFile('input.json');
    await writeFile(file, JSON.stringify({ from: 'script', settings: { style: null } }));
    const sent = await changeOf('retry', episodeId, '--input', file, '--set', 'maxMessages=5');
    expect(sent?.body).toEqual({ from: 'script', settings: { style: null, maxMessages: 5 } });
    await writeFile(file, '[');
    expect((await stepcast(['retry', episodeId, '--input', file])).err).toContain('is no JSON');
    expect((await stepcast(['retry', episodeId, '--set', 'style'])).err).toMatch(
      /names no value[\s\S]*\nnpx stepcast retry --help tells/,
    );
  });

  it('sends an edited script as that of its attempt, and edits none while another may be written', async () => {
    const file = await aFile('edited.json');
    const script = {
      ...{ version: '1.0', language: 'en-US', format: 'single-speaker', title: 'T', summary: '' },
      speakers: [{ role: 'host', voice: 'en-US-Chirp3-HD-Kore' }],
      chapters: [{ title: 'C', sources: [], utterances: [{ speaker: 'host', text: 'Hi.' }] }],
    };
    await writeFile(file, JSON.stringify({ ...script, title: 'U' }));
    const done = { status: 'completed', terminal: true, state: null, attempt: 3 } as const;
    const edit = (status: Parameters<typeof aStatusView>[0], ...argv: readonly string[]) =>
      stepcast(['script', 'edit', episodeId, ...argv], {
        [`GET /episodes/${episodeId}`]: aStatusView(status),
        [`GET /episodes/${episodeId}/script`]: script,
        [`PUT /episodes/${episodeId}/script?attempt=3`]: { episodeId },
      });
    const ended = await edit(done, '--file', file);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const sent = ended.asked.find(({ method }) => method === 'PUT');
    expect(sent).toMatchObject({ body: { title: 'U' } });
    const live = await edit({ status: 'pending', terminal: false, attempt: 3 }, '--file', file);
    expect(live).toMatchObject({ code: 1, err: expect.stringContaining('is being made') });
    expect(live.asked.map(({ method }) => method)).not.toContain('PUT');

    const editing = async (editor: string, attempt: number) => {
      vi.stubEnv('VISUAL', editor);
      return edit({ ...done, attempt }).finally(() => vi.unstubAllEnvs());
    };
    expect((await editing('true', 3)).out).toContain('Nothing has changed.');
    // What the API refuses, and what is no JSON any more, isn't lost with the editor's file.
    for (const [editor, attempt] of [
      ["sed -i 's/Hi\\./Ho./'", 4],
      ["sed -i 's/{//'", 3],
    ] as const) {
      const refused = await editing(editor, attempt);
      expect(refused.code).toBe(1);
      const [, kept = ''] = /kept in (\S+)\. .*--file \1/.exec(refused.err) ?? [];
      expect(await readFile(kept, 'utf8')).not.toBe(`${JSON.stringify(script, null, 2)}\n`);
      await rm(dirname(kept), { recursive: true });
    }
  });

  it('makes again what failed with one error, and says what became of each', async () => {
    const retried = {
      ...{ episodeId, podcastId: id, title: 'Monday', from: 'audio', executionArn: 'arn:1' },
      ...{ outcome: 'started', detail: null },
    };
    const answer = { error: 'SpeechUnavailable', items: [retried], isMore: false };
    const argv = ['retry-failed', '--error', 'SpeechUnavailable'];
    const done = await stepcast(argv, { 'POST /operations/retry': answer });
    expect(done.asked.at(-1)?.body).toEqual({ error: 'SpeechUnavailable', dryRun: false });
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('started from audio') });
    const refused = { ...retried, outcome: 'refused', from: null, detail: 'It is live.' };
    const dry = await stepcast([...argv, '--show', id, '--dry-run'], {
      'POST /operations/retry': { ...answer, items: [refused] },
    });
    expect(dry.asked.at(-1)?.body).toMatchObject({ podcastId: id, dryRun: true });
    expect(dry).toMatchObject({ code: 1, out: expect.stringContaining('It is live.') });
    const named = await stepcast(['retry-failed', '--episode', episodeId, '--episode', id], {
      'POST /operations/retry': { ...answer, error: null },
    });
    expect(named.asked.at(-1)?.body).toEqual({ episodeIds: [episodeId, id], dryRun: false });
    for (const which of [[], ['--error', 'X', '--episode', id]]) {
      expect(await stepcast(['retry-failed', ...which])).toMatchObject({ code: 2, asked: [] });
    }
  });

  it.each([
    [['hide', 'latest'], 'hide'],
    [['unhide', 'latest'], 'show'],
    [['withdraw', 'latest', '--yes'], 'withdraw'],
  ])('%j changes who may have an episode', async (argv, deed) => {
    expect(await changeOf(...argv)).toMatchObject({ path: `/episodes/${episodeId}/${deed}` });
  });

  it('says of an episode that was not hidden that it was not', async () => {
    const unhide = async (visibilityPending: boolean) => {
      const view = aStatusView({ visibilityPending });
      return (await stepcast(['unhide', episodeId], { [`POST /episodes/${episodeId}/show`]: view }))
        .out;
    };
    expect(await unhide(true)).toContain('is shown again');
    expect(await unhide(false)).toContain("wasn't hidden");
  });

  it('withdraws nothing that is not meant', async () => {
    const { code, err, asked } = await stepcast(['withdraw', episodeId]);
    expect({ code, asked }).toEqual({ code: 2, asked: [] });
    expect(err).toContain('Add --yes to do it.');
  });

  it('watches an episode to its end, and fails when the episode does', async () => {
    const error = { state: 'WriteScript', name: 'ScriptEmpty', message: 'No words.' };
    const failed = aStatusView({ status: 'failed', terminal: true, state: null, error });
    const { code, out } = await stepcast(['status', episodeId, '--watch'], {
      [`GET /episodes/${episodeId}`]: failed,
    });
    expect(code).toBe(1);
    expect(out).toContain('Failed in WriteScript: ScriptEmpty');
  });

  it('checks what a show lacks for directories, and exits with 1 while it lacks anything', async () => {
    const { code, out } = await stepcast(['shows', 'check', id]);
    expect(code).toBe(1);
    expect(out).toContain('Spotify: It has no contact.');
  });

  it('signs up a show with everything that one can have, by name, @name or link', async () => {
    const argv = [
      ...['shows', 'add', '--title', 'T', '--description', 'About.', '--language', 'he-IL'],
      ...['--channel', 'mill', '--channel', '@one_one', '--channel', 'https://t.me/two_two/7'],
      ...['--minutes', '2.5', '--format', 'multi-speaker', '--category', 'Tech News'],
      ...['--author', 'The mill', '--email', 'mill@a.test'],
      ...['--no-block', '--verification', 'prove-4711'],
      ...['--keep-episodes', '50', '--keep-days', '365'],
      ...['--explicit', '--image', 'https://a.test/i.png', '--writer', 'gemini'],
      ...['--style', 'in-depth', '--no-stings', '--story-pauses', '--post-to', '@saltreach'],
      ...['--review', 'publish', '--review-days', '3', '--monthly-cap', '12.5'],
      ...['--intro-audio', 'https://a.test/i.mp3', '--outro-audio', 'https://a.test/o.mp3'],
      ...['--intro-text', 'Hello.', '--outro-text', 'Bye.'],
      ...['--audience', 'The quay', '--tone', 'none', '--background', 'explain'],
      ...['--never-say', 'dive in', '--never-say', 'at large', '--examples', 'Well.'],
      ...['--speaker-name', 'Anna', '--speaker-character', 'default'],
      ...[
        '--voice',
        'default',
        '--voice',
        'he-IL-X',
        '--pace',
        '1.1',
        '--pitch=-2',
        '--pitch',
        '-3',
      ],
    ];
    expect(await changeOf(...argv)).toMatchObject({
      method: 'POST',
      path: '/podcasts',
      body: {
        title: 'T',
        description: 'About.',
        languageCode: 'he-IL',
        author: 'The mill',
        ownerEmail: 'mill@a.test',
        isBlocked: false,
        ...{ verification: 'prove-4711', keepEpisodes: 50, keepDays: 365 },
        imageUrl: 'https://a.test/i.png',
        category: 'Tech News',
        isExplicit: true,
        config: {
          telegramChannels: ['mill', 'one_one', 'two_two'],
          targetDurationMinutes: 2.5,
          format: 'multi-speaker',
          writer: 'gemini',
          style: 'in-depth',
          character: {
            ...{ audience: 'The quay', tone: null, background: 'explain' },
            ...{ neverSay: ['dive in', 'at large'], examples: 'Well.' },
          },
          hasStings: false,
          hasStoryPauses: true,
          review: { days: 3, atDeadline: 'publish' },
          monthlyCapUsd: 12.5,
          telegramChat: '@saltreach',
          introAudioUrl: 'https://a.test/i.mp3',
          outroAudioUrl: 'https://a.test/o.mp3',
          introText: 'Hello.',
          outroText: 'Bye.',
          speakers: [
            {
              role: 'host',
              name: 'Anna',
              character: null,
              voice: null,
              speakingRate: 1.1,
              pitch: -2,
            },
            {
              role: 'cohost',
              name: null,
              character: null,
              voice: 'he-IL-X',
              speakingRate: null,
              pitch: -3,
            },
          ],
        },
      },
    });
  });

  it('sets a cap of the month, or takes it back', async () => {
    const cap = async (value: string) =>
      (await changeOf('shows', 'edit', id, '--monthly-cap', value))?.body;
    expect(await cap('0.5')).toEqual({ config: { monthlyCapUsd: 0.5 } });
    expect(await cap('none')).toEqual({ config: { monthlyCapUsd: null } });
  });

  it('changes of what a show is like what is given alone', async () => {
    const edited = await changeOf('shows', 'edit', id, '--never-say', 'none', '--tone', 'Dry.');
    expect(edited?.body).toEqual({
      config: { character: { ...show.config?.character, neverSay: [], tone: 'Dry.' } },
    });
  });

  it('says how words are said, or that none are', async () => {
    const say = async (...entries: readonly string[]) =>
      (await changeOf('shows', 'edit', id, ...entries.flatMap((entry) => ['--say', entry])))?.body;
    expect(await say('Siobhan = shi-VAWN /ʃɪˈvɔːn/', 'quay=key')).toEqual({
      config: {
        lexicon: [
          { word: 'Siobhan', respelling: 'shi-VAWN', ipa: 'ʃɪˈvɔːn' },
          { word: 'quay', respelling: 'key', ipa: null },
        ],
      },
    });
    expect(await say('none')).toEqual({ config: { lexicon: [] } });
    const { code, err } = await stepcast(['shows', 'edit', id, '--say', 'Siobhan']);
    expect(code).toBe(2);
    expect(err).toContain('Write WORD = HOW IT IS READ');
  });

  it('takes a link for the topic that it names, and says where it names none', async () => {
    const links = ['https://t.me/Quay_Talk/12', 'https://t.me/quay_talk/13'];
    const argv = links.flatMap((link) => ['--channel', link]);
    const { out, asked } = await stepcast(['shows', 'add', '--title', 'T', ...argv]);
    expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
      config: { telegramChannels: ['Quay_Talk_topic_12_', 'quay_talk'] },
    });
    expect(out).toContain('https://t.me/Quay_Talk/12 is the topic Roads.');
    expect(out).toContain('https://t.me/quay_talk/13 names no topic that is known here');
  });

  it('says nothing of what it wasn’t told', async () => {
    expect((await changeOf('shows', 'add', '--title', 'T', '--channel', 'mill'))?.body).toEqual({
      title: 'T',
      config: { telegramChannels: ['mill'] },
    });
    expect((await changeOf('shows', 'edit', id, '--block'))?.body).toEqual({
      isBlocked: true,
      config: {},
    });
    const unstyled = await changeOf('shows', 'edit', id, '--style', 'default');
    expect(unstyled?.body).toEqual({ config: { style: null } });
    const paused = await changeOf('shows', 'edit', id, '--pause');
    expect(paused).toMatchObject({ method: 'PATCH', path: `/podcasts/${id}` });
    expect(paused?.body).toEqual({ isPaused: true, config: {} });
    expect((await changeOf('shows', 'edit', id, '--resume'))?.body).toEqual({
      isPaused: false,
      config: {},
    });
  });

  it('removes what a show need not have by the word none', async () => {
    const files = ['--image', 'none', '--intro-audio', 'none', '--outro-audio', 'none'];
    const texts = ['--intro-text', 'none', '--outro-text', 'none', '--description', 'none'];
    const owner = ['--author', 'none', '--email', 'none', '--verification', 'none'];
    const keeps = ['--keep-episodes', 'none', '--keep-days', 'none'];
    expect(
      (await changeOf('shows', 'edit', id, ...files, ...texts, ...owner, ...keeps))?.body,
    ).toEqual({
      description: '',
      author: '',
      ownerEmail: null,
      verification: null,
      keepEpisodes: null,
      keepDays: null,
      imageUrl: null,
      config: { introAudioUrl: null, outroAudioUrl: null, introText: null, outroText: null },
    });
  });

  it('deletes a show only when that is confirmed', async () => {
    expect(await changeOf('shows', 'delete', id, '--yes')).toMatchObject({
      method: 'DELETE',
      path: `/podcasts/${id}`,
    });
    const { code, err, asked } = await stepcast(['shows', 'delete', id]);
    expect({ code, asked }).toEqual({ code: 2, asked: [] });
    expect(err).toContain('Add --yes');
  });

  it('deletes a show only by its whole title or its id', async () => {
    const { code, err, asked } = await stepcast(['shows', 'delete', 'tide', '--yes']);
    expect(code).toBe(1);
    expect(err).toMatch(/^tide is only the beginning of .*Write all of the title, or the id/);
    expect(asked.map(({ method }) => method)).toEqual(['GET']);
    expect(await changeOf('shows', 'delete', show.title.toUpperCase(), '--yes')).toMatchObject({
      method: 'DELETE',
    });
  });

  it.each(['', ' '])('takes %j for the name of no show', async (name) => {
    for (const argv of [
      ['shows', 'delete', name, '--yes'],
      ['generate', name],
    ]) {
      const { code, err, asked } = await stepcast(argv);
      expect(code).toBe(1);
      expect(err).toContain('There is no show called “”.');
      expect(asked.map(({ method }) => method)).toEqual(['GET']);
    }
  });

  it('runs what the clock runs', async () => {
    expect(await changeOf('run', 'notify')).toMatchObject({ path: '/operations/notify/run' });
    const { code, err } = await stepcast(['run', 'intake']);
    expect(code).toBe(2);
    expect(err).toContain('schedule, reconcile, notify');
  });

  it('adds, switches and deletes webhooks', async () => {
    expect((await changeOf('webhooks', 'add', 'https://a.test/x'))?.body).toEqual({
      url: 'https://a.test/x',
    });
    expect((await changeOf('webhooks', 'add', 'https://a.test', '--show', 'Tide'))?.body).toEqual({
      url: 'https://a.test',
      podcastId: id,
    });
    const path = `/webhooks/${webhook.id}`;
    for (const [command, isEnabled] of [
      ['enable', true],
      ['disable', false],
    ] as const) {
      expect(await changeOf('webhooks', command, webhook.id)).toMatchObject({
        path,
        body: { isEnabled },
      });
    }
    expect(await changeOf('webhooks', 'resend', webhook.id, '7')).toMatchObject({
      method: 'POST',
      path: `${path}/deliveries/7/send`,
    });
    expect(await changeOf('webhooks', 'delete', webhook.id)).toMatchObject({
      method: 'DELETE',
      path,
    });
  });

  it('tests a webhook, and fails when the test wasn’t delivered', async () => {
    const path = `POST /webhooks/${webhook.id}/test`;
    const tested = {
      ...{ id: 'test-1', isDelivered: true, status: 200, body: 'thanks', tookMs: 12, error: null },
      payload: {
        ...{ type: 'webhook.test', timestamp: '2026-11-29T06:00:00.000Z' },
        data: { webhookId: webhook.id },
      },
    };
    const taken = await stepcast(['webhooks', 'test', webhook.id], { [path]: tested });
    expect(taken).toMatchObject({ code: 0, out: expect.stringContaining('thanks') });
    const error = 'No answer: ECONNREFUSED';
    const refused = await stepcast(['webhooks', 'test', webhook.id], {
      [path]: { ...tested, isDelivered: false, status: null, body: null, error },
    });
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining(error) });
  });

  it('tells programs what the API answered, whole, with its options before or after', async () => {
    const newer = { ...episode, mood: 'calm', status: 'resting' };
    for (const argv of [
      ['--json', 'status', episodeId],
      ['status', episodeId, '--json'],
    ]) {
      const { out, code } = await stepcast(argv, { [`GET /episodes/${episodeId}`]: newer });
      expect(code).toBe(0);
      expect(JSON.parse(out)).toEqual(newer);
    }
  });

  it('tells programs of a refusal what the API said', async () => {
    const { code, out, err } = await stepcast(['status', id, '--json']);
    expect(code).toBe(1);
    expect(err).toBe(`Nothing at /episodes/${id}.\n`);
    expect(JSON.parse(out).error).toMatchObject({
      name: 'CommandFailed',
      problem: { status: 404 },
    });
  });

  it('names an address at which something else answers', async () => {
    const { code, err } = await stepcast(['status', episodeId], {
      [`GET /episodes/${episodeId}`]: { hello: 'world' },
    });
    expect(code).toBe(1);
    expect(err).toContain('Is it the address of its API?');
  });

  it('lets nothing that a title holds act on the terminal', async () => {
    const title = '\u001B[2J\u001B]0;owned\u0007Tide\nMill \u202Eevil';
    const podcasts: Show[] = [aShowView({ title }), aShowView({ title: 'Other', isPaused: true })];
    const { out } = await stepcast(['shows'], {
      'GET /podcasts?limit=100': { podcasts, ...ONE_PAGE },
    });
    expect(out.split('\n')).toEqual([
      `${id}  Tide Mill evil  @tide_mill`,
      `${id}  Other (paused)  @tide_mill`,
      '',
    ]);
    const { out: json } = await stepcast(['shows', '--json'], {
      'GET /podcasts?limit=100': { podcasts, ...ONE_PAGE },
    });
    for (const sign of ['\u001B', '\u202E']) expect(json).not.toContain(sign);
    expect(JSON.parse(json)[0].title).toBe(title);
  });

  it('lets nothing that a cause holds act on the terminal, or pass for another line', async () => {
    const message = 'No\u001B[1A words.\nepisode-2  completed\u202E';
    const error = { state: 'WriteScript', name: 'ScriptEmpty', message };
    const failed = aStatusView({ status: 'failed', terminal: true, state: null, error });
    const { out } = await stepcast(['status', episodeId], {
      [`GET /episodes/${episodeId}`]: failed,
    });
    expect(out.split('\n').slice(2, 4)).toEqual(['  No words.', '    episode-2  completed']);
  });

  it('lets nothing that the API says of a refusal act on the terminal', async () => {
    const { err } = await stepcast(['shows', 'show', 'Mill\u001B[2J\u202E']);
    expect(err).toBe('There is no show called Mill. npx stepcast shows tells which there are.\n');
  });
});

describe('help', () => {
  it('is for each command its own', async () => {
    const { code, out, asked } = await stepcast(['shows', 'add', '--help']);
    expect({ code, asked }).toEqual({ code: 0, asked: [] });
    expect(out).toContain('Usage: npx stepcast shows add');
    expect(out).toContain('--title <text>');
    expect(out).toContain('--json');
    expect(out).not.toContain('--watch');
    expect((await stepcast(['logs', '-h'])).out).toContain(
      'npx stepcast logs [options] <episode> [state]',
    );
    expect((await stepcast(['help', 'retry'])).out).toContain('collect');
    expect((await stepcast(['help', 'shows', 'add'])).out).toContain('npx stepcast shows add');
    expect((await stepcast(['help', 'status', 'latest'])).out).toContain('npx stepcast status');
  });

  it('is for the whole a list of commands, and comes unasked with no command', async () => {
    const { code, out } = await stepcast(['--help']);
    expect(code).toBe(0);
    for (const name of ['shows', 'generate', 'script', 'webhooks', 'completion', 'Exit code']) {
      expect(out).toContain(name);
    }
    const none = await stepcast([]);
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toContain('Episodes:\n  generate');
    expect(none.err).toContain('Which command?');
  });

  it('has the version', async () => {
    expect(await stepcast(['--version'])).toMatchObject({ code: 0, out: '0.1.0\n' });
  });
});

describe('a command line that can’t be understood', () => {
  it.each([
    [['frobnicate'], "Unknown command 'frobnicate'."],
    [['help', 'genrate'], "Unknown command 'genrate'. Did you mean generate?"],
    [['genrate', '--help'], "Unknown command 'genrate'. Did you mean generate?"],
    [['help', 'script', 'edti'], 'Did you mean edit?'],
    [['shows', 'ad', '-h'], "Unknown command 'ad'. There are list, show,"],
    [['genrate', 'x'], "Unknown command 'genrate'. Did you mean generate?"],
    [['epsodes', 'x'], 'Did you mean episodes?'],
    [
      ['shows', 'ad'],
      "Unknown command 'ad'. There are list, show, check, add, edit, picture, delete.",
    ],
    [['webhooks', 'toString'], "Unknown command 'toString'."],
    [['toString'], "Unknown command 'toString'."],
    [['script', 'edti', 'x'], 'Did you mean edit?'],
    [['shows', 'add', '--titel', 'T'], "Unknown option '--titel'. Did you mean --title?"],
    [['status'], "Missing required argument 'episode'."],
    [['generate', 'Tide', 'Mill'], 'Put names with blanks in quotes.'],
    [['cancel', 'x', '--watch'], "Unknown option '--watch'."],
    [['status', 'x', '--from', 'audio'], "Unknown option '--from'."],
    [['shows', '--frob'], "Unknown option '--frob'."],
    [['retry', 'x', '--from', 'feed'], 'Allowed choices are collect, script, audio, publish.'],
    [['generate', 'x', '--from', 'yesterday'], 'Write a day (2026-09-01)'],
    [['generate', 'x', '--from', '2026-13-01'], 'Write a day (2026-09-01)'],
    [['generate', 'x', '--from', '2026-02-30'], 'Write a day (2026-09-01)'],
    [['generate', 'x', '--from', '2026-02-30T08:00:00Z'], 'Write a day (2026-09-01)'],
    [['generate', 'x', '--until', '2026-09-01'], '--until needs --from'],
    [['generate', 'x', '--from', '2026-09-02', '--until', '2026-09-01'], 'is not before'],
    [['generate', 'x', '--from', '2999-09-01'], 'lies in the future'],
    [['generate', 'x', '--from'], "Option '--from <date>' argument missing."],
    [['generate', 'x', '--from', '--watch'], '--from needs a value: --watch is an option'],
    [['shows', 'edit', 'T', '--title', '--pause'], '--title needs a value'],
    [['episodes', 'x', '--limit', '0'], 'Write a whole number from 1 to 100.'],
    [['episodes', 'x', '--limit', '2.5'], 'Write a whole number from 1 to 100.'],
    [['shows', 'add', '--title', 'T'], 'at least one --channel'],
    [['shows', 'add', '--channel', 'mill'], 'Give --title and at least'],
    [['shows', 'edit', 'T'], 'at least one setting'],
    [['shows', 'edit', 'T', '--pause', '--resume'], 'not both'],
    [
      ['shows', 'edit', 'T', '--style', 'essay'],
      'Allowed choices are newscast, in-depth, digest, conversation',
    ],
    [['shows', 'edit', 'T', '--pace', 'slow'], 'Write a number, or default.'],
    [['shows', 'edit', 'T', '--minutes', '181'], 'Write a number up to 180.'],
    [
      ['shows', 'edit', 'T', '--channel', 'https://t.me/joinchat/AAAAAE12345'],
      "'https://t.me/joinchat/AAAAAE12345' is invalid. It names no channel.",
    ],
    [['shows', 'add', '--title', 'T', '--channel', 'mill', '--pause'], "Unknown option '--pause'."],
    [['shows', 'add', '--title', 'T', '--channel', 'mill', '--format', 'duo'], 'single-speaker'],
    [['shows', '--url', 'here'], 'here is no http or https address.'],
    [['shows', '--url', 'http://a.test', '--data-dir', 'b'], 'Give one of them.'],
    [['completion', 'fish'], 'Allowed choices are bash, zsh.'],
  ])('%j: %s', async (argv, reason) => {
    const { code, out, err, asked } = await stepcast(argv);
    expect({ code, out, asked }).toEqual({ code: 2, out: '', asked: [] });
    expect(err).toContain(reason);
    expect(err).toMatch(/npx stepcast.* --help tells what there is\.\n$/);
  });

  it('is told to programs without the way to the help', async () => {
    const { code, out } = await stepcast(['status', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      error: { name: 'InvalidOption', message: "Missing required argument 'episode'." },
    });
  });
});
