import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aShowView } from '../../../support/a-show.ts';
import { aStatusView } from '../../../support/a-status-view.ts';
import { aPicture } from '../../../support/audio/encode.ts';
import { runAgainst } from '../../../support/stepcast-command.ts';

const show = aShowView();
const episode = aStatusView();
const { id } = show;
const { episodeId } = episode;
const PNG = aPicture('png');

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  await writeFile(file('cover.png'), PNG);
  await writeFile(file('small.png'), aPicture('png', 64));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const stepcast = (...argv: string[]) =>
  runAgainst(
    {
      'GET /podcasts?limit=100': { podcasts: [show], nextCursor: null },
      [`GET /podcasts/${id}`]: show,
      [`PATCH /podcasts/${id}`]: show,
      [`PUT /podcasts/${id}/picture`]: show,
      [`PUT /episodes/${episodeId}/picture`]: episode,
      [`DELETE /episodes/${episodeId}/picture`]: null,
    },
    argv,
  );
const SENT = { type: 'image/png', bytes: PNG.length };

it.each([
  ['shows picture', id, `/podcasts/${id}/picture`],
  ['picture', episodeId, `/episodes/${episodeId}/picture`],
])('`%s` sends the file as it is', async (command, of, path) => {
  const { asked, code } = await stepcast(...command.split(' '), of, file('cover.png'));
  expect(asked.at(-1)).toMatchObject({ method: 'PUT', path, body: SENT });
  expect(code).toBe(0);
});

it('`shows picture … none` has a cover drawn again', async () => {
  const { asked, code } = await stepcast('shows', 'picture', id, 'none');
  expect(asked.at(-1)).toMatchObject({ method: 'PATCH', body: { imageUrl: null } });
  expect(code).toBe(0);
});

it('`picture … none` has the episode show its show’s again', async () => {
  const { asked, code } = await stepcast('picture', episodeId, 'none');
  expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: `/episodes/${episodeId}/picture` });
  expect(code).toBe(0);
});

it.each([
  ['small.png', /small\.png has 64 × 64 pixels; a cover is a square of 1400 to 3000/],
  ['missing.png', /missing\.png can't be read/],
])('sends no %s', async (name, words) => {
  const { asked, err, code } = await stepcast('picture', episodeId, file(name));
  expect(asked.filter(({ method }) => method === 'PUT')).toEqual([]);
  expect(err).toMatch(words);
  expect(code).toBe(1);
});
