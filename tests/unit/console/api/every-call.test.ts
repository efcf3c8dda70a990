import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OPERATIONS } from '../../../../src/api/operations/index.ts';
import { createApi } from '../../../../src/console/api/api-client.ts';
import { episodeExecution } from '../../../../src/console/api/execution-calls.ts';

const ID = '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a01';
const ANSWER = {
  ...{ podcasts: [], episodes: [], items: [], soundbites: [], webhooks: [], deliveries: [] },
  nextCursor: null,
};

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${(request.url ?? '').split('?')[0]}`);
  response.end(JSON.stringify(ANSWER));
});
let api: ReturnType<typeof createApi>;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  api = createApi({
    baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    accessToken: async () => 'token',
    onUnauthorized: async () => undefined,
  });
});
afterAll(() => server.close());

/** Routes of a stack at home, which a stage doesn't have and its document doesn't name. */
const AT_HOME = /^[A-Z]+ \/api\/v1\/(?:connections|channels|disk|exports|voice-samples)(?:\/|$)/;

const run = { machine: 'episode', status: '', error: '', words: 'mill', since: '' } as const;
const path = episodeExecution(ID, `${ID}-2`);
const soundbite = { startMs: 0, durationMs: 1000, title: 'T' };

it.each<[string, () => Promise<unknown>]>([
  ['listShows', () => api.listShows(null)],
  ['readShow', () => api.readShow(ID)],
  ['readEstimate', () => api.readEstimate(ID)],
  ['createShow', () => api.createShow({})],
  ['updateShow', () => api.updateShow(ID, {})],
  ['deleteShow', () => api.deleteShow(ID)],
  ['listEpisodes', () => api.listEpisodes({ podcastId: ID, limit: 5, cursor: 'c' })],
  ['readEpisode', () => api.readEpisode(ID)],
  ['startEpisode', () => api.startEpisode(ID, ID, null)],
  ['readRetryInput', () => api.readRetryInput(ID)],
  ['retryEpisode', () => api.retryEpisode(ID, {})],
  ['cancelEpisode', () => api.cancelEpisode(ID)],
  ['hide', () => api.changeVisibility(ID, 'hide')],
  ['show', () => api.changeVisibility(ID, 'show')],
  ['withdraw', () => api.changeVisibility(ID, 'withdraw')],
  ['readScript', () => api.readScript(ID)],
  ['readCoverage', () => api.readCoverage(ID)],
  ['editScript', () => api.editScript(ID, {} as Parameters<typeof api.editScript>[1], 1)],
  ['makeClip', () => api.makeClip(ID, 0, 1000)],
  ['addSoundbite', () => api.addSoundbite(ID, soundbite)],
  ['listVoices', () => api.listVoices('en-US')],
  ['search', () => api.search('mill', 5)],
  ['listExecutions', () => api.listExecutions(ID)],
  ['listRuns', () => api.listRuns(run, 'c')],
  ['runMachine', () => api.runMachine('notify')],
  ['retryFailed', () => api.retryFailed({ error: 'SpeechUnavailable', dryRun: true })],
  ['listDeadLetters', () => api.listDeadLetters()],
  ['discardDeadLetter', () => api.discardDeadLetter('intake', ID)],
  ['redriveIntake', () => api.redriveIntake()],
  ['readExecution', () => api.readExecution(path)],
  ['readStateVisit', () => api.readStateVisit(path, 3)],
  ['readRunLogs', () => api.readRunLogs(path, { state: 3, cursor: 'c' })],
  ['readDefinition', () => api.readDefinition(path)],
  ['readEvents', () => api.readEvents(path, 'c')],
  ['listWebhooks', () => api.listWebhooks()],
  ['createWebhook', () => api.createWebhook({ url: 'https://a.test' })],
  ['updateWebhook', () => api.updateWebhook(ID, { enabled: false } as never)],
  ['deleteWebhook', () => api.deleteWebhook(ID)],
  ['rotateSecret', () => api.rotateSecret(ID)],
  ['testWebhook', () => api.testWebhook(ID)],
  ['sendAgain', () => api.sendAgain(ID, 7)],
  ['listDeliveries', () => api.listDeliveries(ID, 'c')],
  ['listConnections', () => api.listConnections()],
  ['checkConnection', () => api.checkConnection('google')],
  ['connect', () => api.connect('google', {})],
  ['readDisk', () => api.readDisk()],
  ['sampleVoice', () => api.sampleVoice('v', 'en-US')],
  ['disconnect', () => api.disconnect('google')],
  ['startSignIn', () => api.startSignIn({})],
  ['readSignIn', () => api.readSignIn()],
  ['continueSignIn', () => api.continueSignIn({ code: '1' })],
  ['cancelSignIn', () => api.cancelSignIn()],
  ['listChannelExports', () => api.listChannelExports()],
  ['listChannels', () => api.listChannels()],
  ['lookUpChannel', () => api.lookUpChannel('mill')],
  ['chooseFromExport', () => api.chooseFromExport(ID, {})],
  ['discardExport', () => api.discardExport(ID)],
  ['chooseChannelSource', () => api.chooseChannelSource('mill', 'export')],
])('%s asks for a route that there is', async (_, ask) => {
  asked.length = 0;
  await ask();
  expect(asked.length).toBeGreaterThan(0);
  const known = OPERATIONS.map(
    ({ method, path: route }) =>
      new RegExp(`^${method.toUpperCase()} ${route.replace(/\{\w+\}/g, '[^/]+')}$`),
  );
  for (const one of asked) {
    expect(AT_HOME.test(one) || known.some((route) => route.test(one)), one).toBe(true);
  }
});
