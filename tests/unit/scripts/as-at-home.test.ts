import { expect, it } from 'vitest';
import { asAtHome } from '../../../scripts/connections/telegram/as-at-home.ts';
import { UnknownChannel } from '../../../src/collect-content/unknown-channel.ts';

it('tells whoever looks a channel up nothing of an episode', () => {
  const error = new UnknownChannel('durov', 'is in none of the exports here');
  expect(error.message).toContain('generate a new episode');
  expect(asAtHome(error)).toMatchObject({
    name: 'ConnectionRefused',
    message: '"durov" is in none of the exports here.',
  });
});
