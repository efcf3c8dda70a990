import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AuditEntry } from '../../../../src/access/audit.ts';
import { changedFields } from '../../../../src/console/access/change-words.ts';
import { FIELD_WORDS } from '../../../../src/console/access/field-words.ts';

const entry = (before: AuditEntry['before'], after: AuditEntry['after']): AuditEntry => ({
  ...{ id: '7', at: '2026-01-01T08:00:00.000Z', action: 'show.changed', requestId: null },
  caller: { kind: 'internal', id: null, name: 'internal API key' },
  subject: { kind: 'show', id: 's-1', name: 'Tide Mill' },
  ...{ podcastId: null, episodeId: null, before, after },
});

test.each([
  [{ title: 'Mill' }, { title: 'Tide Mill' }, ['Title', 'Mill', 'Tide Mill']],
  [{ style: null }, { style: 'digest' }, ['Style', '–', 'digest']],
  [{ hasStings: true }, { hasStings: false }, ['A sound between stories', 'Yes', 'No']],
  [
    { telegramChannels: ['a', 'b'] },
    { telegramChannels: ['a'] },
    ['Telegram channels', 'a, b', 'a'],
  ],
  [
    { review: null },
    { review: { days: 3, atDeadline: 'discard' } },
    ['When a script is written', '–', 'days: 3, atDeadline: discard'],
  ],
  [
    { pictureKey: 'pictures/1/2.jpg' },
    { pictureKey: null },
    ['Picture', 'A picture of its own', 'The show’s cover'],
  ],
  [{ podcastIds: ['s-1'] }, { podcastIds: null }, ['For which shows', '1 show', 'Every show']],
  [{ ofTomorrow: 1 }, { ofTomorrow: 2 }, ['ofTomorrow', '1', '2']],
])('%j that became %j is told in words', (before, after, [field, was, is]) => {
  expect(changedFields(entry(before, after))).toEqual([{ field, was, is }]);
});

test('every column of shows, settings and keys that people change has a name in words', () => {
  const schema = readFileSync(new URL('../../../../supabase/schema.sql', import.meta.url), 'utf8');
  const columns = ['podcasts', 'podcast_configs', 'api_keys'].flatMap((table) => {
    const [, body = ''] =
      new RegExp(`create table public\\.${table} \\((.*?)\\n\\);`, 'is').exec(schema) ?? [];
    return [...body.matchAll(/^\s+"?(\w+)"? /gm)].map(([, name = '']) => name);
  });
  // What the audit leaves out, and what changes with another action.
  const untold =
    /^(id|podcast_id|created_at|updated_at|constraint|prefix|previous_\w+|last_used_at|revoked_at)$/i;
  const told = columns
    .filter((name) => !untold.test(name))
    .map((name) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
  expect(told.length).toBeGreaterThan(30);
  expect(told.filter((name) => !(name in FIELD_WORDS))).toEqual([]);
});
