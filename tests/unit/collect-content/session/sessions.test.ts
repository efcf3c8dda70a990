import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ChannelSource } from '../../../../src/collect-content/channel-source.ts';
import { createAccounts } from '../../../../src/collect-content/session/accounts.ts';
import { sessionFingerprint } from '../../../../src/collect-content/session/session-fingerprint.ts';
import {
  chooseSession,
  sessionsOf,
  UnknownTelegramSession,
} from '../../../../src/collect-content/session/sessions.ts';
import type { ConfigSnapshot } from '../../../../src/episode/config-snapshot.ts';
import { FurtherSessionsSchema } from '../../../../src/show/telegram-session.ts';

const SHOW = '11111111-1111-4111-8111-111111111111';
const SHOWS = Array.from({ length: 3000 }, () => randomUUID());
const publicShow = { telegramChannels: ['tide_mill'] };
const config = publicShow as unknown as ConfigSnapshot;
const three = sessionsOf('a', { second: 'b', third: 'c' });

describe('the session that reads a show', () => {
  it('is the only one where there is one', () => {
    expect(chooseSession(sessionsOf('a'), SHOW, publicShow)).toBe('default');
  });

  it('is the one that the show names', () => {
    const config = { ...publicShow, telegramSession: 'second' };
    expect(chooseSession(three, SHOW, config)).toBe('second');
  });

  it('is refused by name where the stage has it no more', () => {
    const choose = () =>
      chooseSession(sessionsOf('a'), SHOW, { ...publicShow, telegramSession: 'second' });
    expect(choose).toThrow(UnknownTelegramSession);
    expect(choose).toThrow(/"second".*it has default/);
  });

  it.each(['channel_71_', 'group_12_', 'channel_71__topic_4_'])(
    'is the default one where a channel is private: %s',
    (channel) => {
      const config = { telegramChannels: ['tide_mill', channel] };
      for (const id of SHOWS.slice(0, 50)) {
        expect(chooseSession(three, id, config)).toBe('default');
      }
    },
  );

  it('is a public topic’s as any public channel’s', () => {
    const config = { telegramChannels: ['tide_mill_topic_4_'] };
    const chosen = new Set(SHOWS.slice(0, 200).map((id) => chooseSession(three, id, config)));
    expect(chosen.size).toBe(3);
  });

  it('is each of them about as often', () => {
    for (const name of three.keys()) {
      const many = SHOWS.filter((id) => chooseSession(three, id, publicShow) === name).length;
      expect(many).toBeGreaterThan(800);
      expect(many).toBeLessThan(1200);
    }
  });

  it('stays the same for every show whose session stays', () => {
    const two = sessionsOf('a', { second: 'b' });
    for (const id of SHOWS) {
      const before = chooseSession(three, id, publicShow);
      if (before !== 'third') expect(chooseSession(two, id, publicShow)).toBe(before);
    }
  });
});

describe('the account of a show', () => {
  const connected: string[] = [];
  const accountsOf = (sessions = three) =>
    createAccounts(sessions, async (session) => {
      connected.push(session);
      return {} as ChannelSource;
    });

  it('connects by the session that is chosen, with a lease of its own', async () => {
    const accounts = accountsOf();
    const second = accounts(SHOW, { ...config, telegramSession: 'second' });
    const third = accounts(SHOW, { ...config, telegramSession: 'third' });
    await second.connect();
    expect(connected).toEqual(['b']);
    expect(second).toMatchObject({ name: 'second', session: sessionFingerprint('b') });
    expect(third.session).not.toBe(second.session);
  });

  it('has no name to be told by where there is one session', () => {
    expect(accountsOf(sessionsOf('a'))(SHOW, config)).toMatchObject({
      name: undefined,
      session: sessionFingerprint('a'),
    });
  });
});

describe('further sessions', () => {
  it('are read from JSON', () => {
    expect(FurtherSessionsSchema.parse('{"second":"1B"}')).toEqual({ second: '1B' });
  });

  it.each(['second=1B', '["1B"]', '{"Second":"1B"}', '{"default":"1B"}', '{"second":7}'])(
    'are refused without a word of them: %s',
    (text) => {
      const { error } = FurtherSessionsSchema.safeParse(text);
      expect(error?.message).toMatch(/must|expected/i);
      expect(error?.message).not.toContain('1B"');
    },
  );
});
