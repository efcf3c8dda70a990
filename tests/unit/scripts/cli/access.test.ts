import { describe, expect, it } from 'vitest';
import type { ApiKey } from '../../../../src/access/api-key.ts';
import type { AuditEntry } from '../../../../src/access/audit.ts';
import { aShowView } from '../../../support/a-show.ts';
import { type Answers, runAgainst } from '../../../support/stepcast-command.ts';

const show = aShowView();
const aKey = (fields: Partial<ApiKey> = {}): ApiKey => ({
  ...{ id: '0190a5a5-0000-7000-8000-0000000000dd', name: 'bot', role: 'editor', podcastIds: null },
  ...{ prefix: 'sck_abcdefghijkl', previous: null, expiresAt: null, revokedAt: null },
  ...{ lastUsedAt: null, createdAt: '2026-01-01T08:00:00.000Z' },
  ...fields,
});
const key = aKey();
const value = `sck_abcdefghijkl_${'A'.repeat(43)}`;
const entry: AuditEntry = {
  ...{ id: '7', at: '2026-01-01T08:00:00.000Z', action: 'show.changed', requestId: null },
  caller: { kind: 'person', id: 'u-1', name: 'ann@example.org' },
  subject: { kind: 'show', id: show.id, name: 'Tide Mill' },
  ...{ podcastId: show.id, episodeId: null },
  ...{ before: { title: 'Mill', style: null }, after: { title: 'Tide Mill', style: 'digest' } },
};
const revoked = aKey({
  id: '0190a5a5-0000-7000-8000-0000000000ee',
  revokedAt: '2026-01-02T08:00:00.000Z',
});

const stepcast = (argv: readonly string[], answers: Answers = {}) =>
  runAgainst(
    {
      'GET /api-keys': { keys: [revoked, key] },
      'POST /api-keys': { ...key, value },
      [`POST /api-keys/${key.id}/rotate`]: { ...key, value },
      [`DELETE /api-keys/${key.id}`]: null,
      'GET /audit?limit=20': { entries: [entry], nextCursor: null },
      [`GET /podcasts/${show.id}`]: show,
      [`GET /audit?limit=5&podcastId=${show.id}`]: { entries: [], nextCursor: null },
      ...answers,
    },
    argv,
  );

describe('npx stepcast keys', () => {
  it('lists keys with what they may do, and says of none how to add one', async () => {
    const { out, code } = await stepcast(['keys']);
    expect(code).toBe(0);
    expect(out).toMatch(/bot +editor +all shows +sck_abcdefghijkl +not used yet +without an end/);
    expect(out).toContain('revoked 2026-01-02 08:00');
    expect((await stepcast(['keys', 'list'], { 'GET /api-keys': { keys: [] } })).out).toContain(
      'keys add',
    );
  });

  it('adds one and shows its value', async () => {
    const argv = ['keys', 'add', 'bot', '--role', 'editor', '--expires', '2027-01-01'];
    const { out, asked } = await stepcast(argv);
    expect(out).toContain(value);
    expect(asked).toMatchObject([
      {
        ...{ method: 'POST', path: '/api-keys' },
        body: { name: 'bot', role: 'editor', expiresAt: '2027-01-01T00:00:00.000Z' },
      },
    ]);
  });

  it('adds one for some shows alone, and lists it by their titles', async () => {
    const argv = ['keys', 'add', 'bot', '--show', show.title.slice(0, 4), '--show', show.id];
    const scoped = { ...key, podcastIds: [show.id] };
    const answers = {
      'GET /podcasts?limit=100': { podcasts: [show], nextCursor: null },
      'GET /api-keys': { keys: [scoped, aKey({ podcastIds: null })] },
      'POST /api-keys': { ...scoped, value },
    };
    const { out, asked } = await stepcast(argv, answers);
    expect(out).toContain(`for ${show.title}`);
    expect(asked.at(-1)).toMatchObject({ body: { podcastIds: [show.id, show.id] } });
    const listed = (await stepcast(['keys'], answers)).out.split('\n');
    expect([listed[0], listed[1]]).toMatchObject([
      expect.stringContaining(show.title),
      expect.stringContaining('all shows'),
    ]);
  });

  it('refuses a role that there is none of', async () => {
    const { code, err, asked } = await stepcast(['keys', 'add', 'bot', '--role', 'owner']);
    expect([code, asked]).toEqual([2, []]);
    expect(err).toContain('viewer, editor, admin');
  });

  it.each([
    [[], {}],
    [['--at-once'], { overlapSeconds: 0 }],
  ])('rotates the one of a name that is not revoked, with %j', async (options, body) => {
    const { out, asked } = await stepcast(['keys', 'rotate', 'bot', ...options]);
    expect(out).toContain(value);
    expect(asked.at(-1)).toMatchObject({ path: `/api-keys/${key.id}/rotate`, body });
  });

  it('revokes by name or id', async () => {
    for (const name of ['bot', key.id]) {
      const { asked, code } = await stepcast(['keys', 'revoke', name]);
      expect(code).toBe(0);
      expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: `/api-keys/${key.id}` });
    }
  });

  it('says where to look for a key that is not there', async () => {
    const { code, err } = await stepcast(['keys', 'revoke', 'other']);
    expect([code, err]).toEqual([
      1,
      'There is no key called other. npx stepcast keys tells which there are.\n',
    ]);
  });
});

describe('npx stepcast audit', () => {
  it('says who changed what, from what to what', async () => {
    expect((await stepcast(['audit'])).out).toMatch(
      /2026-01-01 08:00:00Z +ann@example\.org +show\.changed +Tide Mill +title: Mill → Tide Mill; style: null → digest/,
    );
  });

  it('is of one show, and as long as it is told to be', async () => {
    const { out, code } = await stepcast(['audit', '--show', show.id, '--limit', '5']);
    expect([code, out]).toEqual([0, 'Nobody has changed anything yet.\n']);
  });
});
