import { errors } from 'telegram';
import { describe, expect, it } from 'vitest';
import { toTelegramError } from '../../../../src/clients/telegram/to-telegram-error.ts';
import { UnknownChannel } from '../../../../src/collect-content/unknown-channel.ts';

const context = { call: 'to read @mill', channel: 'mill' };
const rpc = (code: number, message: string) =>
  new errors.RPCError(message, undefined as never, code);

describe('toTelegramError', () => {
  it.each([
    [401, 'AUTH_KEY_UNREGISTERED', 'SessionRevoked', false],
    [406, 'AUTH_KEY_DUPLICATED', 'SessionRevoked', false],
    [401, 'SESSION_EXPIRED', 'SessionRevoked', false],
    [401, 'USER_DEACTIVATED_BAN', 'SessionRevoked', false],
    [400, 'USERNAME_INVALID', 'UnknownChannel', false],
    [400, 'USERNAME_NOT_OCCUPIED', 'UnknownChannel', false],
    [400, 'CHANNEL_PRIVATE', 'PrivateChannel', false],
    [406, 'CHANNEL_PRIVATE', 'PrivateChannel', false],
    [400, 'CHANNEL_INVALID', 'StaleChannelReference', false],
    [500, 'WORKER_BUSY_TOO_LONG_RETRY', 'TelegramUnavailable', true],
    [-503, 'Timeout', 'TelegramUnavailable', true],
    [420, 'FLOOD', 'TelegramUnavailable', true],
    [400, 'API_ID_INVALID', 'TelegramRefused', false],
    [501, 'NOT_IMPLEMENTED', 'TelegramUnavailable', true],
  ])('makes %i %s a %s', (code, message, name, retryable) => {
    const cause = rpc(code, message);
    expect(toTelegramError(cause, context)).toMatchObject({ name, retryable, cause });
  });

  it('keeps the seconds of a flood wait', () => {
    const flood = new errors.FloodWaitError({ request: undefined, capture: 31 });
    expect(toTelegramError(flood, context)).toMatchObject({ name: 'FloodWait', waitSeconds: 31 });
  });

  it('takes whatever else GramJS throws, strings too, for trouble with the connection', () => {
    for (const thrown of [new Error('Not connected'), 'Maximum reconnection retries reached.']) {
      const error = toTelegramError(thrown, context);
      expect(error).toMatchObject({ name: 'TelegramUnavailable', retryable: true });
      expect(error.message).toContain('to read @mill');
    }
  });

  it('passes errors of its own on', () => {
    const own = new UnknownChannel('mill', 'is nobody');
    expect(toTelegramError(own, context)).toBe(own);
  });
});
