import { expect, it } from 'vitest';
import { aStatusView } from '../../../support/a-status-view.ts';
import { runAgainst } from '../../../support/stepcast-command.ts';

const none = { episodes: [], nextCursor: null };
const WELL = {
  'GET /health': { status: 'ok', checks: { database: 'ok', stateMachine: 'ok' } },
  'GET /podcasts?limit=100': { podcasts: [], nextCursor: null },
  'GET /episodes?status=failed&limit=100': none,
  'GET /episodes?status=completed&limit=1': none,
};

it('finds a stage well', async () => {
  const { code, out } = await runAgainst(WELL, ['doctor']);
  expect(out).toContain('✓ Health: database, stateMachine answer.');
  expect(out).toContain('✓ Key: It is right; there are 0 shows.');
  expect(out).toContain('✓ Clock');
  expect(out).not.toContain('✗');
  expect(code).toBe(0);
});

it('says what stands behind a stage that is ill, and which episode failed, with what to do', async () => {
  const failed = aStatusView({
    status: 'failed',
    updatedAt: new Date().toISOString(),
    error: { state: 'WriteScript', name: 'ScriptEmpty', message: 'No words.' },
  });
  const old = aStatusView({ status: 'failed', updatedAt: '2020-01-01T00:00:00.000Z' });
  const { code, out } = await runAgainst(
    {
      ...WELL,
      'GET /health': { status: 'unavailable', checks: { database: 'paused', stateMachine: 'ok' } },
      'GET /episodes?status=failed&limit=100': { ...none, episodes: [failed, old] },
      'GET /episodes?status=completed&limit=1': {
        ...none,
        // Nothing listens there.
        episodes: [aStatusView({ audioUrl: 'http://127.0.0.1:9/podcasts/p/e/audio/a.mp3' })],
      },
    },
    ['doctor', '--json'],
  );
  const findings = JSON.parse(out) as { name: string; ok: boolean }[];
  expect(code).toBe(1);
  const find = (name: string) => findings.find((one) => one.name === name);
  expect(find('Health')).toMatchObject({ ok: false, found: 'database: paused' });
  expect(find('Health')).toMatchObject({ remedy: expect.stringContaining('Resume') });
  expect(find('Episodes')).toMatchObject({
    ok: false,
    found: `1 failed within a day; the newest is ${failed.episodeId}: No words.`,
  });
  expect(find('Feed and audio')).toMatchObject({ ok: false });
  for (const finding of findings.filter(({ ok }) => !ok)) expect(finding).toHaveProperty('remedy');
});
