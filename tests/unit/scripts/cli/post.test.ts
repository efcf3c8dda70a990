import { expect, it } from 'vitest';
import { aStatusView } from '../../../support/a-status-view.ts';
import { runAgainst } from '../../../support/stepcast-command.ts';

const episode = aStatusView({
  post: { ...{ status: 'posted', chat: '@a', isPending: false }, url: 'https://t.me/a/5' },
  ...{ status: 'completed', terminal: true, state: null },
});
const { episodeId } = episode;
const path = `/episodes/${episodeId}/post`;
const stepcast = (...argv: string[]) =>
  runAgainst(
    {
      [`POST ${path}`]: episode,
      [`PUT ${path}`]: episode,
      [`GET /episodes/${episodeId}`]: episode,
    },
    argv,
  );

it.each([
  [[], 'POST', {}],
  [['--missing'], 'POST', { isMissing: true }],
  [['--stands', 'https://t.me/a/5'], 'PUT', { message: 'https://t.me/a/5' }],
])('`post` with %j asks for it', async (options, method, body) => {
  const { asked, code } = await stepcast('post', episodeId, ...options);
  expect(asked.at(-1)).toMatchObject({ method, path, body });
  expect(code).toBe(0);
});

it('`post` takes one answer to a doubt', async () => {
  const { asked, code, err } = await stepcast('post', episodeId, '--missing', '--stands', '5');
  expect({ asked, code }).toEqual({ asked: [], code: 2 });
  expect(err).toContain('not both');
});

it('`status` says where an episode is posted', async () => {
  expect((await stepcast('status', episodeId)).out).toContain('Posted: https://t.me/a/5');
});
