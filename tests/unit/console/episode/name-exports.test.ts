import { errors } from 'telegram';
import { expect, it } from 'vitest';
import { toTelegramError } from '../../../../src/clients/telegram/to-telegram-error.ts';
import { nameExports } from '../../../../src/console/episode/name-exports.ts';

const refusal = (name: string): string =>
  toTelegramError(new errors.RPCError(name, {} as never, 400), {
    call: 'to find @durov',
    channel: 'durov',
  }).message;

it('says of a channel that no export holds that it is the exports that lack it', () => {
  const message = nameExports(refusal('USERNAME_NOT_OCCUPIED'));
  expect(message).toBe(
    '"durov" is in none of the exports that this stack reads. Correct the show\'s channels, then generate a new episode.',
  );
});

it('leaves what Telegram says of channels that it knows', () => {
  const message = refusal('CHANNEL_PRIVATE');
  expect(nameExports(message)).toBe(message);
});
